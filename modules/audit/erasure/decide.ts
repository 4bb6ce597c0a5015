import {
  type AnyEvent,
  type AnyPastEvent,
  type CommandOf,
  decided,
  type InputOf,
  type Outcome,
  refuse,
} from '../../../kernel/pure.ts';
import type * as contract from '../contract.ts';

type Declared = typeof contract;
type Given<Name extends 'EraseDetail' | 'PlaceHold' | 'LiftHold'> = CommandOf<InputOf<Declared[Name]>>;
type Decision = Outcome<{ readonly record?: readonly AnyEvent[] }>;

/** What the law's commands must know of a record. */
export interface RecordFacts {
  /** Holds that stand, with why. */
  readonly holds: ReadonlyMap<string, string>;
  readonly everHeld: ReadonlySet<string>;
  readonly positions: ReadonlySet<number>;
  /** Positions whose details are still there. */
  readonly erasable: readonly number[];
}

export interface EraseFacts extends RecordFacts {
  /** Signs the order with the key of the seals, as hex. */
  readonly signature: string;
}

/** A hold placed without an id by an older version goes by this name. */
const NAMELESS = '';

/** Reads what stands from the events of one record, in order. */
export function recordFacts(events: readonly AnyPastEvent[]): RecordFacts {
  const holds = new Map<string, string>();
  const everHeld = new Set<string>();
  for (const { type, data } of events) {
    if (type !== 'kernel.HoldPlaced' && type !== 'kernel.HoldLifted') continue;
    const { holdId, reason } = data as { readonly holdId?: string; readonly reason: string };
    if (type === 'kernel.HoldPlaced') {
      holds.set(holdId ?? NAMELESS, reason);
      everHeld.add(holdId ?? NAMELESS);
    } else if (holdId === undefined) holds.clear();
    else holds.delete(holdId);
  }
  return {
    holds,
    everHeld,
    positions: new Set(events.map(({ position }) => position)),
    erasable: events.filter(({ detail }) => detail !== null).map(({ position }) => position),
  };
}

/** Which of the details that the order names are still there. */
export function orderedPositions(input: InputOf<Declared['EraseDetail']>, facts: RecordFacts): readonly number[] {
  const { positions } = input;
  return positions === null ? facts.erasable : facts.erasable.filter((position) => positions.includes(position));
}

const noSuchStream: Decision = refuse('no-such-stream', 'The log holds no such record.');

export function eraseDetail({ input }: Given<'EraseDetail'>, facts: EraseFacts): Decision {
  if (facts.positions.size === 0) return noSuchStream;
  const stranger = input.positions?.find((position) => !facts.positions.has(position));
  if (stranger !== undefined) return refuse('not-in-record', `Position ${stranger} is not in this record.`);
  const [held] = facts.holds.values();
  if (held !== undefined) return refuse('held', `The record is under a legal hold: ${held}.`);
  const positions = orderedPositions(input, facts);
  if (positions.length === 0) return refuse('nothing-to-erase', 'There is no detail left to erase.');
  const { ground, reason } = input;
  const data = { positions, ground, reason, signature: facts.signature };
  return decided({ record: [{ type: 'kernel.Redacted', data }] }, { erased: positions.length });
}

export function placeHold({ input }: Given<'PlaceHold'>, facts: RecordFacts): Decision {
  if (facts.positions.size === 0) return noSuchStream;
  // Not again either: whoever lifts a hold must know which one.
  if (facts.everHeld.has(input.holdId)) return refuse('hold-exists', 'This hold has been placed already.');
  const { holdId, reason } = input;
  return decided({ record: [{ type: 'kernel.HoldPlaced', data: { holdId, reason } }] }, { holdId });
}

export function liftHold({ input }: Given<'LiftHold'>, facts: RecordFacts): Decision {
  if (facts.positions.size === 0) return noSuchStream;
  if (!facts.holds.has(input.holdId)) return refuse('no-such-hold', 'No such hold stands on this record.');
  const { holdId, reason } = input;
  return decided({ record: [{ type: 'kernel.HoldLifted', data: { holdId, reason } }] });
}
