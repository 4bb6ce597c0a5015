import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { Disclose } from '../contract.ts';
import type { DisclosureState } from './disclosure.ts';
import type { DisclosureEvent } from './events.ts';
import type { Disclosable } from './record-door.ts';

export interface DiscloseFacts {
  readonly record: Disclosable | null;
  /** The last position of the log. */
  readonly until: number;
}

/** Puts on record what is given out; the bundle is then made from it, as often as it is asked for. */
export function disclose(
  { input }: CommandOf<InputOf<typeof Disclose>>,
  { disclosure }: { readonly disclosure: DisclosureState },
  { record, until }: DiscloseFacts,
): Outcome<{ readonly disclosure?: readonly DisclosureEvent[] }> {
  if (record === null) return refuse('no-such-record', 'There is no such record.');
  if (disclosure.situation !== 'none') return refuse('disclosed-already', 'A disclosure with this id has been made.');
  const known = new Set(record.entries.map(({ position }) => position));
  const stranger = input.redactions.find(({ position }) => !known.has(position));
  if (stranger !== undefined) return refuse('not-in-record', `Position ${stranger.position} is not in this record.`);
  const redactions = input.redactions.toSorted((a, b) => a.position - b.position);
  const data = {
    ...{ recordId: record.id, number: record.number, streams: [...record.streams], until },
    heldBack: redactions.map(({ position }) => position),
  };
  const { recipient, reason } = input;
  const detail = { recipient, reason, grounds: redactions.map(({ ground }) => ground) };
  return decided({ disclosure: [{ type: 'audit.Disclosed', data, detail }] }, { number: record.number });
}
