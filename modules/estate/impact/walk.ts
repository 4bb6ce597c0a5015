import type { EstateGraph, GraphRelation } from './estate-graph.ts';

export type Direction = 'down' | 'up';

export interface WalkQuestion {
  readonly rootId: string;
  /** `down`: what it needs; `up`: what needs it. */
  readonly direction: Direction;
  readonly depth: number;
  /** Empty: all. A class that is not asked for is passed through and not shown. */
  readonly classIds: ReadonlySet<string>;
  readonly kinds: ReadonlySet<string>;
}

interface Via {
  readonly itemId: string;
  readonly kind: string;
  readonly group: string | null;
  readonly needs: number | null;
}

export interface Stop {
  readonly itemId: string;
  readonly depth: number;
  readonly via: readonly Via[];
  readonly beyond: number;
  /** Concealed items on the way here: whoever may not see them must not see this either. */
  readonly throughIds: readonly string[];
}

/**
 * Breadth first from the root. Ways that lead through nothing concealed are walked first, so that what can be reached openly shows no
 * trace of what cannot.
 */
export function walk(estate: EstateGraph, question: WalkQuestion): readonly Stop[] {
  const next = nextOf(estate, question);
  const stops = new Map<string, Walked>();
  stops.set(question.rootId, { depth: 0, throughIds: [], hidden: false });
  const isConcealed = (id: string): boolean => estate.items.get(id)?.access === 'concealed';
  for (const openOnly of [true, false]) {
    const queue = [...stops.keys()];
    for (let head = 0; head < queue.length; head += 1) {
      const from = queue[head] ?? '';
      const { depth, throughIds } = stops.get(from) ?? { depth: 0, throughIds: [] };
      if (depth >= question.depth) continue;
      for (const { itemId } of next(from)) {
        const hidden = isConcealed(itemId);
        if (stops.has(itemId) || (openOnly && hidden)) continue;
        const through = hidden ? [...throughIds, itemId] : throughIds;
        stops.set(itemId, { depth: depth + 1, throughIds: through, hidden: through.length > 0 });
        queue.push(itemId);
      }
    }
  }
  return [...stops].flatMap(([itemId, stop]) => shown(itemId, stop, { estate, question, stops, next }));
}

interface Walked {
  readonly depth: number;
  readonly throughIds: readonly string[];
  /** It is concealed, or can be reached through something concealed alone. */
  readonly hidden: boolean;
}

interface Ways {
  readonly estate: EstateGraph;
  readonly question: WalkQuestion;
  readonly stops: ReadonlyMap<string, Walked>;
  readonly next: (id: string) => readonly Via[];
}

function shown(itemId: string, stop: Walked, { estate, question, stops, next }: Ways): readonly Stop[] {
  const item = estate.items.get(itemId);
  const { classIds, direction, kinds } = question;
  if (item === undefined) return [];
  if (stop.depth > 0 && classIds.size > 0 && !classIds.has(item.classId)) return [];
  const back = nextOf(estate, { direction: direction === 'down' ? 'up' : 'down', kinds });
  const via = back(itemId).filter((one) => {
    const before = stops.get(one.itemId);
    return before !== undefined && before.depth < stop.depth && (stop.hidden || !before.hidden);
  });
  const beyond = next(itemId).filter(
    (one) => !stops.has(one.itemId) && estate.items.get(one.itemId)?.access !== 'concealed',
  );
  const { depth, throughIds } = stop;
  return [{ itemId, depth, via, beyond: new Set(beyond.map((one) => one.itemId)).size, throughIds }];
}

const ways = new WeakMap<readonly GraphRelation[], { readonly down: Links; readonly up: Links }>();
type Links = ReadonlyMap<string, readonly Via[]>;

function nextOf({ relations }: EstateGraph, { direction, kinds }: Pick<WalkQuestion, 'direction' | 'kinds'>) {
  const made = ways.get(relations) ?? { down: linksOf(relations, 'down'), up: linksOf(relations, 'up') };
  ways.set(relations, made);
  return (id: string): readonly Via[] => {
    const all = made[direction].get(id) ?? [];
    return kinds.size === 0 ? all : all.filter(({ kind }) => kinds.has(kind));
  };
}

function linksOf(relations: readonly GraphRelation[], direction: Direction): Links {
  const links = new Map<string, Via[]>();
  for (const { fromId, toId, kind, group, needs } of relations) {
    const [from, itemId] = direction === 'down' ? [fromId, toId] : [toId, fromId];
    const list = links.get(from) ?? [];
    list.push({ itemId, kind, group, needs });
    links.set(from, list);
  }
  return links;
}
