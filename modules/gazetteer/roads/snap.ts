import Flatbush from 'flatbush';
import type { Profile } from './access.ts';
import { at, type RoadGraph } from './graph.ts';
import { type LonLat, metresBetween, metresPerDegree, metresPerDegreeLon, nearestOnLine } from './sphere.ts';
import { mayDrive } from './turn-delay.ts';

/** A place on a road. */
export interface Spot {
  readonly edge: number;
  /** Centimetres from the start of the edge's line. */
  readonly alongCm: number;
}

export interface Snap {
  /** One spot; several where roads meet right there. */
  readonly spots: readonly Spot[];
  readonly metres: number;
}

export interface Snapper {
  snap(point: LonLat): Snap;
}

/** Roads nearer to each other than this are met at once. */
const sameMetres = 0.05;
const firstGuess = 8;
/** Units are asked about far more often than they move: more places than a force has units, and demand besides. */
const mostRemembered = 20_000;

/** Finds the nearest road that the profile may drive, however small the network that it belongs to. */
export function makeSnapper(graph: RoadGraph, profile: Profile): Snapper {
  const segments = drivableSegments(graph, profile);
  if (segments.edge.length === 0) return { snap: () => ({ spots: [], metres: Number.POSITIVE_INFINITY }) };
  const eastScale = metresPerDegreeLon(at(graph.vertexLat, 0));
  const index = new Flatbush(segments.edge.length);
  const flat = (point: LonLat): [number, number] => [point[0] * eastScale, point[1] * metresPerDegree];
  for (const first of segments.first) {
    const [a, b] = [flat(pointOf(graph, first)), flat(pointOf(graph, first + 1))];
    index.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]));
  }
  index.finish();

  const measured = (point: LonLat, ids: readonly number[]): Measured[] =>
    ids.map((id) => measure(graph, point, { edge: at(segments.edge, id), first: at(segments.first, id) }));
  return {
    snap: remembered((point) => {
      const [x, y] = flat(point);
      const guess = Math.min(...measured(point, index.neighbors(x, y, firstGuess)).map((found) => found.metres));
      // A segment's box can be nearer than the segment, and the flat scale is that of one latitude: look a little wider.
      const near = measured(point, index.neighbors(x, y, Number.POSITIVE_INFINITY, guess * 1.05 + 1));
      return snapOf(graph, near);
    }),
  };
}

/** The graph never changes: a place that was looked up is known. The one that was looked up first is forgotten first. */
function remembered(look: Snapper['snap']): Snapper['snap'] {
  const known = new Map<string, Snap>();
  return (point) => {
    const key = point.join();
    const held = known.get(key);
    if (held !== undefined) return held;
    const found = look(point);
    known.set(key, found);
    for (const oldest of known.keys()) {
      if (known.size <= mostRemembered) break;
      known.delete(oldest);
    }
    return found;
  };
}

interface Segments {
  readonly edge: readonly number[];
  /** Index of the segment's first point in the graph's shapes. */
  readonly first: readonly number[];
}

function drivableSegments(graph: RoadGraph, profile: Profile): Segments {
  const [edges, firsts]: [number[], number[]] = [[], []];
  for (let edge = 0; edge < graph.edgeFrom.length; edge++) {
    if (!mayDrive(graph, profile, 2 * edge) && !mayDrive(graph, profile, 2 * edge + 1)) continue;
    for (let first = at(graph.shapeStart, edge); first < at(graph.shapeStart, edge + 1) - 1; first++) {
      edges.push(edge);
      firsts.push(first);
    }
  }
  return { edge: edges, first: firsts };
}

export const pointOf = (graph: RoadGraph, index: number): LonLat => [
  at(graph.shapeLon, index),
  at(graph.shapeLat, index),
];

interface Measured {
  readonly edge: number;
  readonly first: number;
  readonly share: number;
  readonly metres: number;
}

function measure(graph: RoadGraph, point: LonLat, segment: { edge: number; first: number }): Measured {
  const nearest = nearestOnLine(point, pointOf(graph, segment.first), pointOf(graph, segment.first + 1));
  return { ...segment, ...nearest };
}

function snapOf(graph: RoadGraph, near: readonly Measured[]): Snap {
  const ordered = near.toSorted((a, b) => a.metres - b.metres || a.first - b.first);
  const metres = ordered[0]?.metres ?? Number.POSITIVE_INFINITY;
  const spots = new Map<number, Spot>();
  for (const found of ordered) {
    if (found.metres > metres + sameMetres) break;
    if (!spots.has(found.edge)) spots.set(found.edge, { edge: found.edge, alongCm: alongCm(graph, found) });
  }
  return { spots: [...spots.values()], metres };
}

/** Measured along the line and fitted to the edge's own length, which an invented graph knows better than its line. */
function alongCm(graph: RoadGraph, found: Measured): number {
  let [before, whole] = [0, 0];
  for (let point = at(graph.shapeStart, found.edge); point < at(graph.shapeStart, found.edge + 1) - 1; point++) {
    const length = metresBetween(pointOf(graph, point), pointOf(graph, point + 1));
    if (point < found.first) before += length;
    else if (point === found.first) before += length * found.share;
    whole += length;
  }
  return whole === 0 ? 0 : Math.round((before / whole) * at(graph.edgeCm, found.edge));
}
