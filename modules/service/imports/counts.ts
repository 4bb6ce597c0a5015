import type { Compared } from './events.ts';

interface Fault {
  readonly line: number;
  readonly why: string;
}

/** What became, or would become, of records of history. */
export interface Counts {
  readonly added: number;
  readonly continued: number;
  readonly same: number;
  readonly faults: readonly Fault[];
  readonly differences: Readonly<Record<string, number>>;
  readonly compared: readonly (Compared & { readonly count: number })[];
}

export const noCounts: Counts = { added: 0, continued: 0, same: 0, faults: [], differences: {}, compared: [] };

/** Both together. */
export function counted(one: Counts, other: Counts): Counts {
  const differences = new Map(Object.entries(one.differences));
  for (const [kind, count] of Object.entries(other.differences)) {
    differences.set(kind, (differences.get(kind) ?? 0) + count);
  }
  const compared = new Map<string, Counts['compared'][number]>();
  for (const line of [...one.compared, ...other.compared]) {
    const key = `${line.priority} ${line.said} ${line.here}`;
    compared.set(key, { ...line, count: line.count + (compared.get(key)?.count ?? 0) });
  }
  return {
    added: one.added + other.added,
    continued: one.continued + other.continued,
    same: one.same + other.same,
    faults: [...one.faults, ...other.faults],
    differences: Object.fromEntries(differences),
    compared: [...compared.values()],
  };
}
