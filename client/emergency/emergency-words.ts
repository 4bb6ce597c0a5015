import type { RowOf } from '../../kernel/pure.ts';
import type { Emergencies } from '../../modules/operations/contract.ts';
import { shortTimeOf } from '../../ui/clock-bar/minutes.ts';

export type Emergency = RowOf<typeof Emergencies>;

const states = {
  opened: (name: string) => `${name} is open`,
  'by-hand': (name: string) => `${name} is open`,
  refused: (name: string) => `open ${name} by hand: the radio system refused`,
  unknown: (name: string) => `open ${name} by hand: the radio system did not answer`,
} as const;

/** Of a concealed job nothing is told but whose emergency it is. */
export function talkgroupWords({ talkgroup }: Emergency): string | null {
  if (talkgroup === null) return null;
  const { name, outcome } = talkgroup;
  return outcome === null ? `${name} is being opened` : states[outcome](name);
}

export function isTalkgroupOpen({ talkgroup }: Emergency): boolean {
  return talkgroup?.outcome === 'opened' || talkgroup?.outcome === 'by-hand';
}

/** The same words on every screen of the force. */
export function emergencyWords(row: Emergency): string {
  if (row.talkgroup === null) return '';
  const { seenBy, seenAt } = row;
  const at = seenAt === null ? '' : ` at ${shortTimeOf(seenAt)}`;
  const seen = seenBy === null ? 'nobody has acknowledged it' : `seen by ${seenBy}${at}`;
  return `${talkgroupWords(row)} · ${seen}`;
}

/** The one that has waited longest first. */
export function inOrder(rows: readonly Emergency[]): readonly Emergency[] {
  return rows.toSorted((a, b) => a.since - b.since || (a.callsign < b.callsign ? -1 : 1));
}
