import type { RecordRules } from '../../../force/index.ts';

/** What the force's rules say of a record. Pure; who somebody is comes in as the roles that they hold, `reporter` among them. */

type Required = RecordRules['required'][number];

export interface Stand {
  readonly record: Required['record'];
  /** The state that it comes into. */
  readonly state: string;
  readonly holds: readonly string[];
  readonly filled: ReadonlySet<string>;
}

/** Which fields are wanting, in the order of the rules; empty: none. */
export function missingFields(rules: Pick<RecordRules, 'required'>, stand: Stand): readonly string[] {
  const wanted = rules.required
    .filter(({ record, state, roles }) => {
      const theirs = roles === null || roles.some((role) => stand.holds.includes(role));
      return record === stand.record && state === stand.state && theirs;
    })
    .flatMap(({ fields }) => fields as readonly string[]);
  return [...new Set(wanted)].filter((field) => !stand.filled.has(field));
}

export interface Step {
  readonly from: string;
  readonly to: string;
  readonly holds: readonly string[];
}

/** A way that the rules name is open to whom they name; any other to everybody, unless the force keeps to its list. */
export function mayMove(rules: Pick<RecordRules, 'moves' | 'onlyThese'>, { from, to, holds }: Step): boolean {
  const named = rules.moves.filter((move) => move.to === to && (move.from === from || move.from === 'any'));
  if (named.length === 0) return !rules.onlyThese;
  // The narrower rule counts: one that says from where comes before one that says from anywhere.
  const exact = named.filter((move) => move.from !== 'any');
  return (exact.length > 0 ? exact : named).some(({ by }) => by.some((role) => holds.includes(role)));
}
