import type { Db } from '../../../kernel/index.ts';
import type { EstateGraph, ReadGraph } from './estate-graph.ts';

/** How some items hang together: who is within two steps of dependency, and who stands in for whom. */
export interface Near {
  readonly near: ReadonlyMap<string, ReadonlySet<string>>;
  /** Members of each group of which one or more may fall, where one of the items asked for is a member. */
  readonly groups: readonly (readonly string[])[];
}

const STEPS = 2;

export function makeNearOf(readGraph: ReadGraph) {
  return async (db: Db, itemIds: readonly string[]): Promise<Near> => nearOf(await readGraph(db), itemIds);
}

export function nearOf({ relations }: Pick<EstateGraph, 'relations'>, itemIds: readonly string[]): Near {
  const beside = new Map<string, Set<string>>();
  const groups = new Map<string, Set<string>>();
  for (const { fromId, toId, kind, group } of relations) {
    for (const [one, other] of [
      [fromId, toId],
      [toId, fromId],
    ] as const) {
      beside.set(one, (beside.get(one) ?? new Set()).add(other));
    }
    if (group === null) continue;
    const key = `${fromId} ${kind} ${group}`;
    groups.set(key, (groups.get(key) ?? new Set()).add(toId));
  }
  const asked = new Set(itemIds);
  return {
    near: new Map(itemIds.map((id) => [id, within(beside, id)])),
    groups: [...groups.values()].filter((members) => [...members].some((id) => asked.has(id))).map((one) => [...one]),
  };
}

function within(beside: ReadonlyMap<string, ReadonlySet<string>>, from: string): ReadonlySet<string> {
  const reached = new Set([from]);
  let edge: readonly string[] = [from];
  for (let step = 0; step < STEPS; step++) {
    edge = edge.flatMap((id) => [...(beside.get(id) ?? [])]).filter((id) => !reached.has(id));
    for (const id of edge) reached.add(id);
  }
  reached.delete(from);
  return reached;
}
