import { circlesOf } from './circles.ts';
import { at, type Graph } from './graph.ts';
import { makeFalling } from './propagate.ts';

/** What is lost with a service: how many use it, and how much hangs on it (4 the most). */
export interface Weight {
  readonly users: number;
  readonly criticality: number;
}

export interface SinglePoint {
  readonly id: string;
  /** Services that fall when it alone is down, the gravest first. */
  readonly serviceIds: readonly string[];
  /** Everything that falls with it. */
  readonly falls: number;
  readonly weight: number;
}

/** Every item that takes a service with it when it alone is down, the gravest first: users × criticality of the services that fall. */
export function singlePointsOf(graph: Graph, services: ReadonlyMap<string, Weight>): readonly SinglePoint[] {
  const fall = makeFalling(graph);
  const circles = circlesOf(graph);
  const weights = new Map(
    [...services].flatMap(([id, weight]) => {
      const index = graph.indexOf.get(id);
      return index === undefined ? [] : [[index, weight.users * weight.criticality] as const];
    }),
  );
  const ofCircle = new Map<number, readonly number[]>();
  const points = graph.ids.flatMap((id, item) => {
    // Whoever needs each other falls with each other: one question for all of them.
    const circle = at(circles, item);
    const fallen = ofCircle.get(circle) ?? fall([item]).order;
    ofCircle.set(circle, fallen);
    const lost = fallen.filter((one) => one !== item && weights.has(one));
    if (lost.length === 0) return [];
    const weightOf = (one: number): number => weights.get(one) ?? 0;
    const serviceIds = lost.toSorted((a, b) => weightOf(b) - weightOf(a)).map((one) => graph.ids[one] ?? '');
    return [{ id, serviceIds, falls: fallen.length - 1, weight: lost.reduce((sum, one) => sum + weightOf(one), 0) }];
  });
  return points.sort((a, b) => b.weight - a.weight || b.falls - a.falls || (a.id < b.id ? -1 : 1));
}
