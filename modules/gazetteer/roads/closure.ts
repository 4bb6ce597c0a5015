import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Profile } from './access.ts';
import { at, edgeOf, isBackward, type RoadGraph } from './graph.ts';
import { pointOf, type Spot } from './snap.ts';
import { type LonLat, metresBetween, nearestOnLine } from './sphere.ts';

const Lon = z.number().min(-180).max(180);
const Lat = z.number().min(-90).max(90);
const Place = z.tuple([Lon, Lat]).readonly();

/**
 * A road closed for now. It binds through traffic from the next question on. A journey that begins or ends inside a
 * closure may drive inside it, for that is where the incident often is; no other journey passes over closed road.
 */
export const Closure = z.object({
  id: z.string().min(1),
  where: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('ways'), ways: z.array(z.int().positive()).min(1).readonly() }),
    z.object({ kind: z.literal('circle'), centre: Place, radiusMetres: z.number().positive().max(50_000) }),
    z.object({ kind: z.literal('polygon'), ring: z.array(Place).min(3).readonly() }),
  ]),
  /** Police under emergency conditions are let through. */
  emergencyMayPass: z.boolean(),
});
export type Closure = z.output<typeof Closure>;

/** The closures that a pack names in `closures.json`: a list; none when there is no such file. */
export function readClosures(packDir: string): readonly Closure[] {
  const file = join(packDir, 'closures.json');
  if (!existsSync(file)) return [];
  const read = z.array(Closure).safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (read.success) return read.data;
  const faults = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`${file} is no list of closures: ${faults.join('; ')}`);
}

/** Closed parts of an edge: from and to, in centimetres along its line. */
type Parts = readonly (readonly [number, number])[];
type ClosedEdges = ReadonlyMap<number, Parts>;

/** The closures that bind a profile, each with the roads that it closes. */
export class Closures {
  readonly #graph: RoadGraph;
  readonly #each: readonly ClosedEdges[];
  readonly #views = new Map<string, ClosedRoads>();

  constructor(graph: RoadGraph, closures: readonly Closure[], profile: Profile) {
    this.#graph = graph;
    const binding = closures.filter((closure) => profile === 'car' || !closure.emergencyMayPass);
    this.#each = binding.map((closure) => closedEdges(graph, closure));
  }

  /** Which closures a place lies in, by their numbers. */
  around(spots: readonly Spot[]): readonly number[] {
    const isIn = (edges: ClosedEdges, { edge, alongCm }: Spot): boolean =>
      (edges.get(edge) ?? []).some(([start, end]) => start <= alongCm && alongCm <= end);
    return this.#each.flatMap((edges, index) => (spots.some((spot) => isIn(edges, spot)) ? [index] : []));
  }

  /** What is closed to a journey whose ends lie in these closures. */
  except(lifted: readonly number[]): ClosedRoads {
    const key = lifted.join();
    const known = this.#views.get(key);
    if (known) return known;
    const made = new ClosedRoads(
      this.#graph,
      this.#each.filter((_, index) => !lifted.includes(index)),
    );
    this.#views.set(key, made);
    return made;
  }
}

export class ClosedRoads {
  readonly #graph: RoadGraph;
  readonly #parts = new Map<number, Parts>();

  constructor(graph: RoadGraph, closures: readonly ClosedEdges[]) {
    this.#graph = graph;
    for (const [edge, parts] of closures.flatMap((edges) => [...edges])) {
      this.#parts.set(edge, [...(this.#parts.get(edge) ?? []), ...parts]);
    }
  }

  isOpen = (arc: number): boolean => !this.#parts.has(edgeOf(arc));

  /** Whether one can drive along an arc from its start as far as a spot on it. */
  canReach(arc: number, spot: Spot): boolean {
    return this.canDrive({ ...spot, alongCm: isBackward(arc) ? at(this.#graph.edgeCm, spot.edge) : 0 }, spot);
  }

  /** Whether one can drive on along an arc from a spot on it to its end. */
  canLeave(arc: number, spot: Spot): boolean {
    return this.canDrive(spot, { ...spot, alongCm: isBackward(arc) ? 0 : at(this.#graph.edgeCm, spot.edge) });
  }

  /** Whether the road between two spots on one edge is open. */
  canDrive(from: Spot, to: Spot): boolean {
    const [low, high] = from.alongCm < to.alongCm ? [from.alongCm, to.alongCm] : [to.alongCm, from.alongCm];
    return !(this.#parts.get(from.edge) ?? []).some(([start, end]) => start < high && low < end);
  }
}

function closedEdges(graph: RoadGraph, closure: Closure): ClosedEdges {
  const closed = new Map<number, Parts>();
  for (let edge = 0; edge < graph.edgeFrom.length; edge++) {
    const parts = closedParts(graph, edge, closure);
    if (parts.length > 0) closed.set(edge, parts);
  }
  return closed;
}

function closedParts(graph: RoadGraph, edge: number, closure: Closure): Parts {
  const { where } = closure;
  if (where.kind === 'ways') return where.ways.includes(at(graph.edgeWay, edge)) ? [[0, at(graph.edgeCm, edge)]] : [];
  const inside =
    where.kind === 'circle'
      ? (a: LonLat, b: LonLat) => shareInCircle(a, b, where)
      : (a: LonLat, b: LonLat) => shareInRing(a, b, where.ring);
  const first = at(graph.shapeStart, edge);
  const points = Array.from({ length: at(graph.shapeStart, edge + 1) - first }, (_, index) =>
    pointOf(graph, first + index),
  );
  const lengths = points.slice(1).map((point, index) => metresBetween(points[index] ?? point, point));
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  const scale = whole === 0 ? 0 : at(graph.edgeCm, edge) / whole;
  let before = 0;
  return lengths.flatMap((length, index): Parts => {
    const [a, b] = [points[index], points[index + 1]];
    const start = before;
    before += length;
    const share = a && b ? inside(a, b) : null;
    return share ? [[(start + share[0] * length) * scale, (start + share[1] * length) * scale]] : [];
  });
}

type Share = readonly [number, number] | null;

function shareInCircle(a: LonLat, b: LonLat, circle: { centre: LonLat; radiusMetres: number }): Share {
  const nearest = nearestOnLine(circle.centre, a, b);
  if (nearest.metres > circle.radiusMetres) return null;
  const length = metresBetween(a, b);
  const half = length === 0 ? 1 : Math.sqrt(circle.radiusMetres ** 2 - nearest.metres ** 2) / length;
  return [Math.max(0, nearest.share - half), Math.min(1, nearest.share + half)];
}

/** The span from the first to the last closed point of the line: a gap inside a ragged ring is not worth driving. */
function shareInRing(a: LonLat, b: LonLat, ring: readonly LonLat[]): Share {
  const crossings = ring.flatMap((from, index) => crossing(a, b, [from, ring[(index + 1) % ring.length] ?? from]));
  const shares = [...(isInside(a, ring) ? [0] : []), ...crossings, ...(isInside(b, ring) ? [1] : [])];
  return shares.length === 0 ? null : [Math.min(...shares), Math.max(...shares)];
}

function crossing(a: LonLat, b: LonLat, [c, d]: readonly [LonLat, LonLat]): number[] {
  const [rx, ry, sx, sy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const across = rx * sy - ry * sx;
  if (across === 0) return [];
  const along = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / across;
  const onRing = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / across;
  return along >= 0 && along <= 1 && onRing >= 0 && onRing <= 1 ? [along] : [];
}

function isInside(point: LonLat, ring: readonly LonLat[]): boolean {
  let inside = false;
  ring.forEach((a, index) => {
    const b = ring[(index + 1) % ring.length] ?? a;
    const spans = a[1] > point[1] !== b[1] > point[1];
    if (spans && point[0] < ((b[0] - a[0]) * (point[1] - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside;
  });
  return inside;
}
