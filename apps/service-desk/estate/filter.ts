import type { RowOf } from '../../../kernel/pure.ts';
import type { Items } from '../../../modules/estate/contract.ts';

export type ItemRow = RowOf<typeof Items>;

/** What the list is narrowed to; it stands in the address, so that a list can be kept and sent on. */
export interface Chosen {
  readonly text: string;
  readonly classId: string;
  readonly stage: string;
  readonly stationId: string;
  readonly teamId: string;
  /** `findings` or `stale`; empty: all. */
  readonly only: string;
}

const names = {
  text: 'q',
  classId: 'class',
  stage: 'stage',
  stationId: 'station',
  teamId: 'team',
  only: 'only',
} as const;
const keys = Object.keys(names) as (keyof Chosen)[];

export function chosenOf(search: string): Chosen {
  const query = new URLSearchParams(search);
  const read = Object.fromEntries(keys.map((key) => [key, query.get(names[key]) ?? '']));
  return { text: '', classId: '', stage: '', stationId: '', teamId: '', only: '', ...read };
}

export function addressOf(chosen: Chosen): string {
  const query = new URLSearchParams(keys.flatMap((key) => (chosen[key] === '' ? [] : [[names[key], chosen[key]]])));
  return query.size === 0 ? '/estate' : `/estate?${query}`;
}

type NameOf = (kind: 'classes' | 'stages' | 'teams' | 'stations', id: string | null) => string;

const sought = new WeakMap<ItemRow, string>();

/** Made once for each row as it stands: a row that changes is another object. */
function textOf(row: ItemRow, nameOf: NameOf): string {
  const held = sought.get(row);
  if (held !== undefined) return held;
  const { label, name, owner, room, model, marks } = row;
  const words = [nameOf('classes', row.classId), nameOf('stations', row.stationId), nameOf('teams', row.teamId)];
  const text = [label, name, owner, room, model, marks, ...words].filter(Boolean).join(' ').toLowerCase();
  sought.set(row, text);
  return text;
}

/** Every word must stand in the row; `-word` must not. */
export function itemsShown(rows: readonly ItemRow[], chosen: Chosen, nameOf: NameOf): readonly ItemRow[] {
  const words = chosen.text.toLowerCase().split(/\s+/).filter(Boolean);
  const wanted = words.filter((word) => !word.startsWith('-'));
  const unwanted = words.filter((word) => word.startsWith('-') && word.length > 1).map((word) => word.slice(1));
  const { classId, stage, stationId, teamId, only } = chosen;
  return rows.filter((row) => {
    if (classId !== '' && row.classId !== classId) return false;
    if (stage !== '' && row.stage !== stage) return false;
    if (stationId !== '' && row.stationId !== stationId) return false;
    if (teamId !== '' && row.teamId !== teamId) return false;
    if (only === 'findings' && row.findings === 0) return false;
    if (only === 'stale' && !row.stale) return false;
    if (words.length === 0) return true;
    const all = textOf(row, nameOf);
    return wanted.every((word) => all.includes(word)) && !unwanted.some((word) => all.includes(word));
  });
}

/** As labels are counted: SW-2 before SW-10. */
const collator = new Intl.Collator('en-GB', { numeric: true });

export function byLabel(rows: readonly ItemRow[]): readonly ItemRow[] {
  return rows.toSorted((one, other) => collator.compare(one.label, other.label));
}
