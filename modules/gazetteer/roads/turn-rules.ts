import type { TurnRule } from './graph.ts';
import type { EdgeDrawn } from './graph-draft.ts';
import type { Restriction } from './road-map.ts';

/** Longer chains of via-roads than this are mistakes of mapping. */
const longestPath = 24;

interface Arcs {
  readonly ofWay: ReadonlyMap<number, readonly number[]>;
  readonly start: (arc: number) => number;
  readonly end: (arc: number) => number;
}

/**
 * Restrictions name ways; a search drives arcs. A way is cut into several edges, so each restriction becomes the arc
 * paths that it means. One that names roads outside the extract, or roads that do not meet, binds nobody.
 */
export function resolveTurnRules(
  restrictions: readonly Restriction[],
  edges: readonly EdgeDrawn[],
  vertices: ReadonlyMap<number, number>,
): TurnRule[] {
  const arcs = arcsOf(restrictions, edges);
  return restrictions.flatMap((restriction) => {
    const via = restriction.viaNode === null ? null : (vertices.get(restriction.viaNode) ?? -1);
    const paths = via === null ? pathsOverWays(restriction, arcs) : pathsOverNode(restriction, arcs, via);
    const { kind, bindsCar, bindsEmergency } = restriction;
    return paths.map(({ path, to }) => ({ kind, path, to, bindsCar, bindsEmergency }));
  });
}

function arcsOf(restrictions: readonly Restriction[], edges: readonly EdgeDrawn[]): Arcs {
  const named = new Set(restrictions.flatMap((rule) => [...rule.from, ...rule.viaWays, ...rule.to]));
  const ofWay = new Map<number, number[]>();
  edges.forEach((edge, index) => {
    if (!named.has(edge.way)) return;
    const known = ofWay.get(edge.way) ?? [];
    known.push(2 * index, 2 * index + 1);
    ofWay.set(edge.way, known);
  });
  const ends = (arc: number): readonly [number, number] => {
    const edge = edges[arc >> 1];
    if (!edge) return [-1, -1];
    return (arc & 1) === 1 ? [edge.to, edge.from] : [edge.from, edge.to];
  };
  return { ofWay, start: (arc) => ends(arc)[0], end: (arc) => ends(arc)[1] };
}

interface ArcPath {
  readonly path: readonly number[];
  readonly to: readonly number[];
}

const arcsOfWays = (arcs: Arcs, ways: readonly number[]): number[] => ways.flatMap((way) => arcs.ofWay.get(way) ?? []);

function pathsOverNode(restriction: Restriction, arcs: Arcs, via: number): ArcPath[] {
  const to = arcsOfWays(arcs, restriction.to).filter((arc) => arcs.start(arc) === via);
  if (to.length === 0) return [];
  return arcsOfWays(arcs, restriction.from)
    .filter((arc) => arcs.end(arc) === via)
    .map((arc) => ({ path: [arc], to: withoutReturn(restriction, arc, to) }))
    .filter((found) => found.to.length > 0);
}

/** Where from- and to-road are one way that runs on through the junction, only `no_u_turn` means its way back. */
function withoutReturn(restriction: Restriction, from: number, to: readonly number[]): readonly number[] {
  return restriction.kind === 'only' ? to.filter((arc) => arc !== (from ^ 1)) : to;
}

function pathsOverWays(restriction: Restriction, arcs: Arcs): ArcPath[] {
  const viaArcs = arcsOfWays(arcs, restriction.viaWays);
  const toArcs = arcsOfWays(arcs, restriction.to);
  const found: ArcPath[] = [];
  const walk = (path: readonly number[]): void => {
    const last = path.at(-1) ?? -1;
    const to = toArcs.filter((arc) => arcs.start(arc) === arcs.end(last));
    if (to.length > 0 && coversAll(restriction.viaWays, arcs, path)) {
      found.push({ path, to });
      return;
    }
    if (path.length >= longestPath) return;
    for (const next of viaArcs) {
      const fits = arcs.start(next) === arcs.end(last) && !path.includes(next) && !path.includes(next ^ 1);
      if (fits) walk([...path, next]);
    }
  };
  for (const from of arcsOfWays(arcs, restriction.from)) walk([from]);
  return found;
}

const coversAll = (ways: readonly number[], arcs: Arcs, path: readonly number[]): boolean =>
  ways.every((way) => (arcs.ofWay.get(way) ?? []).some((arc) => path.includes(arc)));
