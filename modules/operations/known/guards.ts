import type { Guarded } from '../../../kernel/pure.ts';

const open: Guarded = { restriction: 'none', allowed: [] };

/**
 * Who may see an entry: whoever may see one of the records that speak of it. Somebody who is named in concealed or restricted
 * records alone is not found by their name or number: that they are known would tell of the record.
 */
export function guardOfEntry(records: readonly Guarded[]): Guarded {
  if (records.length === 0 || records.some(({ restriction }) => restriction === 'none')) return open;
  return { restriction: 'concealed', allowed: [...new Set(records.flatMap(({ allowed }) => allowed))] };
}

/** Who may see what is said of all of these at once: whoever may see each of them. */
export function guardOfAll(guards: readonly Guarded[]): Guarded {
  const [first, ...others] = guards.filter(({ restriction }) => restriction !== 'none');
  if (first === undefined) return open;
  const allowed = first.allowed.filter((id) => others.every((other) => other.allowed.includes(id)));
  return { restriction: 'concealed', allowed };
}
