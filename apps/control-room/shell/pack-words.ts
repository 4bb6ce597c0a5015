import { timeOf } from '../../../ui/clock-bar/minutes.ts';
import type { PackRow } from '../session/desk.tsx';

type Pack = Pick<PackRow, 'version' | 'taken'>;

const MOST_SECTIONS = 6;

/** Which version is in force, who put it there, why, and in what it says otherwise; e.g. `Force pack 2026.12.1 is in force since 14:02: …`. */
export function packWords({ version, taken }: Pack): string {
  if (taken === null) return `Force pack ${version} is in force.`;
  const { at, by, what, reason, from, sections } = taken;
  const since = `since ${timeOf(at)}`;
  const said =
    what === 'rolled-back'
      ? `Force pack rolled back to ${version}${from === null ? '' : ` from ${from}`} ${since} by ${by}`
      : `Force pack ${version} is in force ${since}, ${what === 'scheduled' ? 'as ordered by' : 'published by'} ${by}`;
  const why = reason === null ? '' : `: ${reason}`;
  return `${said}${why}. ${changedWords(sections)}`;
}

function changedWords(sections: readonly string[]): string {
  if (sections.length === 0) return 'What it changes stands with its versions.';
  const more = sections.length - MOST_SECTIONS;
  const shown = sections.slice(0, MOST_SECTIONS).join(', ');
  return `Changed: ${shown}${more > 0 ? ` and ${more} more` : ''}.`;
}

/** What a window has seen: null until the first pack came. */
export interface Seen {
  readonly version: string | null;
  /** To be said now; null: nothing new. */
  readonly words: string | null;
}

/** The first pack that a window sees is no news; each after it is said once. Between two rows there may be none for a moment. */
export function seePack(seen: Seen, pack: Pack | null): Seen {
  if (pack === null || pack.version === seen.version) return seen;
  return { version: pack.version, words: seen.version === null ? null : packWords(pack) };
}
