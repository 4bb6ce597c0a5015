import { at, type Graph } from './graph.ts';

/** What has fallen, the nearest first, and why. */
export interface Fall {
  /** Indices of items in the order in which they fell; those that were put down come first. */
  readonly order: readonly number[];
  /** Of each that fell: the need that was no longer met; -1: it was put down itself. */
  readonly by: ReadonlyMap<number, number>;
}

/**
 * F4: the least fixpoint of "an item falls when more members of a need are down than it can spare". Each fall is counted once into each
 * need, so a circle is walked once and holds nobody up or down by itself, and a shared ancestor is the one item that it is.
 */
export function fallOf(graph: Graph, down: Iterable<number>): Fall {
  return makeFalling(graph)(down);
}

/** For many questions to one graph: the counters are kept, and only what a question has touched is set back. */
export function makeFalling(graph: Graph): (down: Iterable<number>) => Fall {
  const counts = new Int32Array(graph.sinks.length);
  return (down) => {
    const by = new Map<number, number>();
    for (const item of down) by.set(item, -1);
    const order = [...by.keys()];
    const touched: number[] = [];
    for (let next = 0; next < order.length; next += 1) {
      const item = order[next] ?? 0;
      for (let link = at(graph.servesFrom, item); link < at(graph.servesFrom, item + 1); link += 1) {
        const need = at(graph.serves, link);
        const fallen = at(counts, need) + 1;
        counts[need] = fallen;
        touched.push(need);
        const sink = at(graph.sinks, need);
        if (fallen <= at(graph.spares, need) || by.has(sink)) continue;
        by.set(sink, need);
        order.push(sink);
      }
    }
    for (const need of touched) counts[need] = 0;
    return { order, by };
  };
}

/** Why an item fell: the need that was not met, how many it asks for, how many there are, and which of them were down then. */
export interface Why {
  readonly group: string | null;
  readonly needs: number;
  readonly of: number;
  readonly downIds: readonly string[];
}

/** Makes the reasons of one fall. `path`: from what was put down to the item itself, by the member that broke each need. */
export function reasonsOf(graph: Graph, { order, by }: Fall) {
  const ranks = new Map(order.map((item, rank) => [item, rank]));
  const rankOf = (item: number): number => ranks.get(item) ?? Number.POSITIVE_INFINITY;
  const idOf = (item: number): string => graph.ids[item] ?? '';

  /** Members of the need that were down when it broke, in the order of their falls. */
  const broken = (need: number): readonly number[] => {
    const fallen = [...(graph.members[need] ?? [])].filter((member) => ranks.has(member));
    return fallen.sort((a, b) => rankOf(a) - rankOf(b)).slice(0, at(graph.spares, need) + 1);
  };

  const why = (item: number): Why | null => {
    const need = by.get(item) ?? -1;
    if (need < 0) return null;
    const of = graph.members[need]?.length ?? 0;
    return {
      group: graph.groups[need] ?? null,
      needs: of - at(graph.spares, need),
      of,
      downIds: broken(need).map(idOf),
    };
  };

  const path = (item: number): readonly string[] => {
    const walked = [idOf(item)];
    for (let need = by.get(item) ?? -1; need >= 0; ) {
      const last = broken(need).at(-1);
      if (last === undefined) break;
      walked.push(idOf(last));
      need = by.get(last) ?? -1;
    }
    return walked.reverse();
  };

  return { why, path };
}
