import type { Db } from '../../../kernel/index.ts';
import type { DemandPoint } from '../../force/index.ts';
import type { EstateGraph, ReadGraph } from './estate-graph.ts';
import { type Policing, policingOf, usualImmediateCalls } from './policing.ts';
import { type Fall, makeFalling, reasonsOf, type Why } from './propagate.ts';

/** An item that falls, with the need that was not met and the way from what was put down. */
export interface FallenItem {
  readonly itemId: string;
  readonly classId: string;
  readonly label: string;
  readonly access: 'open' | 'restricted' | 'concealed';
  /** Null: it was put down itself. */
  readonly why: Why | null;
  readonly path: readonly string[];
}

export interface Impact {
  /** Put down, of those that the estate knows. */
  readonly downIds: readonly string[];
  /** Everything that falls with them, the nearest first; not those that were put down. */
  readonly fallen: readonly FallenItem[];
  /** Without concealed items: these words go to people who may not see them. */
  readonly policing: Policing;
  /** Calls for an immediate answer that usually come in this hour from the areas that lose cover. */
  readonly usualImmediateCalls: number;
}

export interface ImpactQuestion {
  /** All of them down at once. */
  readonly downIds: readonly string[];
  /** Local hour, 0 to 23, for the usual calls. */
  readonly hour: number;
}

export type Demand = (hour: number) => readonly DemandPoint[];

export function makeImpactOf(readGraph: ReadGraph, demand: Demand) {
  return async (db: Db, { downIds, hour }: ImpactQuestion): Promise<Impact> => {
    const { known, fallen, policing } = fallAndWords(await readGraph(db), downIds);
    const calls = policing.areas.length === 0 ? 0 : usualImmediateCalls(demand(hour), areaIdsOf(policing));
    return { downIds: known, fallen, policing, usualImmediateCalls: calls };
  };
}

type Told = ReturnType<typeof fallenOf> & { readonly policing: Policing };

/** Of an estate as it stands: in a wave of reports the same is asked again and again. */
const worked = new WeakMap<EstateGraph, Map<string, Told>>();
const MOST_KEPT = 500;

function fallAndWords(estate: EstateGraph, downIds: readonly string[]): Told {
  const kept = worked.get(estate) ?? new Map<string, Told>();
  worked.set(estate, kept);
  const question = downIds.join(' ');
  const before = kept.get(question);
  if (before !== undefined) return before;
  const fall = fallenOf(estate, downIds);
  const told = [...fall.known, ...fall.fallen.map(({ itemId }) => itemId)].filter(
    (id) => estate.items.get(id)?.access !== 'concealed',
  );
  const answer = { ...fall, policing: policingOf(estate, told) };
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(question, answer);
  return answer;
}

function areaIdsOf({ areas }: Policing): readonly string[] {
  return areas.map(({ areaId }) => areaId);
}

/** What has fallen with all that is out of use, and the counters: of an estate as it stands. */
const grounds = new WeakMap<EstateGraph, { readonly falling: ReturnType<typeof makeFalling>; readonly before: Fall }>();

function groundOf(estate: EstateGraph) {
  const { graph, outOfUse } = estate;
  const known = grounds.get(estate);
  if (known !== undefined) return known;
  const falling = makeFalling(graph);
  const ground = { falling, before: falling(outOfUse.flatMap((id) => graph.indexOf.get(id) ?? [])) };
  grounds.set(estate, ground);
  return ground;
}

/** What falls that stands now: what is out of use already holds nothing up, and is no news. */
export function fallenOf(estate: EstateGraph, downIds: readonly string[]) {
  const { graph, items, outOfUse } = estate;
  const indices = (ids: readonly string[]): readonly number[] => ids.flatMap((id) => graph.indexOf.get(id) ?? []);
  const known = [...new Set(downIds)].filter((id) => items.has(id));
  const { falling, before } = groundOf(estate);
  const fall = falling([...indices(known), ...indices(outOfUse)]);
  const { why, path } = reasonsOf(graph, fall);
  const put = new Set(known);
  const fallen = fall.order.flatMap((index): readonly FallenItem[] => {
    const item = items.get(graph.ids[index] ?? '');
    if (item === undefined || put.has(item.id) || before.by.has(index)) return [];
    const { id: itemId, classId, label, access } = item;
    return [{ itemId, classId, label, access, why: why(index), path: path(index) }];
  });
  return { known, fallen };
}
