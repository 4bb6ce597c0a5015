import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Closure, Closures } from './closure.ts';
import { at, edgeBit, edgeOf, endOf, type RoadGraph, reverseOf, startOf, type TurnRule } from './graph.ts';
import { GraphDraft } from './graph-draft.ts';
import { buildNetwork, type Network } from './network.ts';
import type { Snapper } from './snap.ts';
import type { LonLat } from './sphere.ts';
import { type Ground, type TravelEntry, travelTable } from './table.ts';
import { type Junctions, mayDrive, measureBearings, turnDelay } from './turn-delay.ts';

/**
 * The search against a slow one that knows nothing of states, heaps or whole-number costs: it remembers the last arcs
 * driven, asks every rule about them at every turn, and relaxes until nothing changes (Bellman-Ford).
 */
const vertexCount = 6;
const longestHistory = 4;
const patience = { timeout: 120_000 };
/** Shrinking a network takes minutes: to study a failure, take its seed and allow it. */
const runs = { numRuns: 60, endOnFailure: true };

interface Drawn {
  readonly places: readonly (readonly [number, number])[];
  readonly blocked: readonly number[];
  readonly edges: readonly {
    from: number;
    to: number;
    direction: 'both' | 'forward' | 'backward';
    reserved: boolean;
  }[];
  readonly rules: readonly { kind: 'no' | 'only'; start: number; hops: readonly number[]; long: boolean }[];
  readonly closed: readonly number[];
  readonly spots: readonly { edge: number; share: number }[];
}

const vertex = fc.nat(vertexCount - 1);
const drawnGraph: fc.Arbitrary<Drawn> = fc.record({
  places: fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })), {
    minLength: vertexCount,
    maxLength: vertexCount,
  }),
  blocked: fc.uniqueArray(vertex, { maxLength: 1 }),
  edges: fc.array(
    fc.record({
      from: vertex,
      to: vertex,
      direction: fc.constantFrom('both', 'both', 'both', 'forward', 'backward'),
      reserved: fc.nat(4).map((n) => n === 0),
    }),
    { minLength: 5, maxLength: 11 },
  ),
  rules: fc.array(
    fc.record({
      kind: fc.constantFrom('no', 'no', 'only'),
      start: fc.nat(1000),
      hops: fc.array(fc.nat(1000), { minLength: 2, maxLength: 2 }),
      long: fc.boolean(),
    }),
    { maxLength: 5 },
  ),
  closed: fc.array(fc.nat(10), { maxLength: 2 }),
  spots: fc.array(fc.record({ edge: fc.nat(1000), share: fc.double({ min: 0, max: 1, noNaN: true }) }), {
    minLength: 3,
    maxLength: 4,
  }),
});

function build(drawn: Drawn): RoadGraph {
  const draft = new GraphDraft();
  const places = drawn.places.map(([x, y]): LonLat => [x / 1000, 52 + y / 1000]);
  places.forEach((place, index) => {
    draft.addVertex(place, drawn.blocked.includes(index) ? { car: null, emergency: null } : { car: 0, emergency: 0 });
  });
  drawn.edges.forEach((edge, index) => {
    const line: LonLat[] = [edge.from, edge.to].map((index) => places[index] ?? [0, 0]);
    const driving = {
      forward: edge.direction !== 'backward',
      backward: edge.direction !== 'forward',
      reserved: edge.reserved,
    };
    draft.addEdge({
      ...{ from: edge.from, to: edge.to, way: index + 1, roadClass: index % 9, roundabout: false, line },
      ...{ car: driving, emergency: driving, speed: [30 + index, 50 - index] as const, metres: 100 + 7 * index },
    });
  });
  const bare = draft.finish(false, []);
  return { ...bare, turnRules: drawn.rules.flatMap((rule) => ruleOf(bare, rule)) };
}

/** A rule along arcs that really follow each other, over one junction or over one road between two. */
function ruleOf(graph: RoadGraph, drawn: Drawn['rules'][number]): TurnRule[] {
  const arcs = Array.from({ length: graph.edgeFrom.length * 2 }, (_, arc) => arc);
  const after = (arc: number, pick: number): number => {
    const onward = arcs.filter((next) => startOf(graph, next) === endOf(graph, arc) && next !== reverseOf(arc));
    return onward[pick % onward.length] ?? reverseOf(arc);
  };
  const first = drawn.start % arcs.length;
  const path = drawn.long ? [first, after(first, drawn.hops[0] ?? 0)] : [first];
  const to = [after(path.at(-1) ?? 0, drawn.hops[1] ?? 0)];
  return [{ kind: drawn.kind, path, to, bindsCar: true, bindsEmergency: true }];
}

/** Passages through private roads, then what was asked for, then the other. */
type Cost = readonly [number, number, number];
const less = (a: Cost, b: Cost): boolean => {
  const differing = a.findIndex((value, index) => value !== b[index]);
  return differing >= 0 && (a[differing] ?? 0) < (b[differing] ?? 0);
};
const plus = (a: Cost, b: Cost): Cost => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];

interface Slow {
  readonly graph: RoadGraph;
  readonly network: Network;
  readonly by: 'time' | 'distance';
  readonly isClosed: (arc: number) => boolean;
  readonly junctions: Junctions;
}

function junctionsOf(graph: RoadGraph): Junctions {
  const degree = new Uint8Array(graph.vertexLon.length);
  graph.edgeFrom.forEach((from, edge) => {
    degree[from] = at(degree, from) + 1;
    degree[at(graph.edgeTo, edge)] = at(degree, at(graph.edgeTo, edge)) + 1;
  });
  return { graph, profile: 'car', bearings: measureBearings(graph), degree };
}

interface Walk {
  readonly history: readonly number[];
  /** On reserved road come from an open one. */
  readonly visiting: boolean;
  readonly cost: Cost;
}

const costOfPart = ({ network, by }: Slow, arc: number, [from, to]: readonly [number, number]): Cost => {
  const [length, whole] = [at(network.graph.edgeCm, edgeOf(arc)), at(network.arcCentiseconds, arc)];
  const timeAt = (cm: number): number => Math.round((whole * cm) / length);
  const [time, cm] = [timeAt(to) - timeAt(from), to - from];
  return by === 'time' ? [0, time, cm] : [0, cm, time];
};

const isReserved = (graph: RoadGraph, arc: number): boolean =>
  (at(graph.edgeBits, edgeOf(arc)) & edgeBit.reservedCar) !== 0;

const endsWith = (history: readonly number[], path: readonly number[]): boolean =>
  path.every((arc, index) => history[history.length - path.length + index] === arc);

function isBanned(graph: RoadGraph, history: readonly number[], next: number): boolean {
  return graph.turnRules.some(
    (rule) => endsWith(history, rule.path) && (rule.kind === 'no') === rule.to.includes(next),
  );
}

function turnsAfter({ graph }: Slow, history: readonly number[]): number[] {
  const last = history.at(-1) ?? 0;
  const arcs = Array.from({ length: graph.edgeFrom.length * 2 }, (_, arc) => arc);
  const onward = arcs.filter(
    (next) =>
      at(graph.passCar, endOf(graph, last)) >= 0 &&
      startOf(graph, next) === endOf(graph, last) &&
      next !== reverseOf(last) &&
      mayDrive(graph, 'car', next) &&
      !isBanned(graph, history, next),
  );
  if (onward.length > 0) return onward;
  const back = reverseOf(last);
  return mayDrive(graph, 'car', back) && !isBanned(graph, history, back) ? [back] : [];
}

function turnCost(slow: Slow, walk: Walk, next: number): Cost {
  const { graph, by, junctions } = slow;
  const delay = turnDelay(junctions, walk.history.at(-1) ?? 0, next);
  const passes = walk.visiting && !isReserved(graph, next) ? 1 : 0;
  return by === 'time' ? [passes, delay, 0] : [passes, 0, delay];
}

interface Spot {
  readonly edge: number;
  readonly alongCm: number;
}

const goneOn = (graph: RoadGraph, arc: number, spot: Spot): number =>
  (arc & 1) === 1 ? at(graph.edgeCm, spot.edge) - spot.alongCm : spot.alongCm;

function slowRoute(slow: Slow, from: Spot, to: Spot): Cost | null {
  const { graph } = slow;
  const drivable = (edge: number): number[] => [2 * edge, 2 * edge + 1].filter((arc) => mayDrive(graph, 'car', arc));
  let best: Cost | null = null;
  const offer = (cost: Cost): void => {
    if (!best || less(cost, best)) best = cost;
  };
  if (from.edge === to.edge) {
    for (const arc of drivable(from.edge)) {
      const span = [goneOn(graph, arc, from), goneOn(graph, arc, to)] as const;
      if (span[0] <= span[1]) offer(costOfPart(slow, arc, span));
    }
  }
  const known = new Map<string, Walk>();
  let fresh: Walk[] = drivable(from.edge).map((arc) => ({
    history: [arc],
    visiting: false,
    cost: costOfPart(slow, arc, [goneOn(graph, arc, from), at(graph.edgeCm, from.edge)]),
  }));
  while (fresh.length > 0) {
    const found: Walk[] = [];
    for (const walk of fresh) {
      for (const next of turnsAfter(slow, walk.history)) {
        const turned = plus(walk.cost, turnCost(slow, walk, next));
        if (edgeOf(next) === to.edge) offer(plus(turned, costOfPart(slow, next, [0, goneOn(graph, next, to)])));
        if (slow.isClosed(next)) continue;
        const last = walk.history.at(-1) ?? 0;
        const going: Walk = {
          history: [...walk.history, next].slice(-longestHistory),
          visiting: isReserved(graph, next) && (walk.visiting || !isReserved(graph, last)),
          cost: plus(turned, costOfPart(slow, next, [0, at(graph.edgeCm, edgeOf(next))])),
        };
        const key = `${going.history.join()}/${going.visiting}`;
        const before = known.get(key);
        if (before && !less(going.cost, before.cost)) continue;
        known.set(key, going);
        found.push(going);
      }
    }
    fresh = found;
  }
  return best;
}

/** Points are numbers of spots here, so that crossing lines cannot confuse which road was meant. */
function groundOf(graph: RoadGraph, spots: readonly Spot[], closures: readonly Closure[]): Ground {
  const snapper: Snapper = {
    snap: ([index]) => ({ spots: spots.slice(index, index + 1), metres: 0 }),
  };
  return { network: buildNetwork(graph, 'car'), snapper, closures: new Closures(graph, closures, 'car') };
}

function setOut(drawn: Drawn): { graph: RoadGraph; spots: Spot[]; ground: Ground; isClosed: (arc: number) => boolean } {
  const graph = build(drawn);
  const spots = drawn.spots
    .map(({ edge, share }) => ({ edge: edge % graph.edgeFrom.length, share }))
    .map(({ edge, share }) => ({ edge, alongCm: Math.round(at(graph.edgeCm, edge) * share) }));
  const ways = drawn.closed.map((edge) => edge + 1);
  const closures: Closure[] =
    ways.length > 0 ? [{ id: 'works', where: { kind: 'ways', ways }, emergencyMayPass: false }] : [];
  return {
    graph,
    spots,
    ground: groundOf(graph, spots, closures),
    isClosed: (arc) => drawn.closed.includes(edgeOf(arc)),
  };
}

const placesOf = (spots: readonly Spot[]): LonLat[] => spots.map((_, index) => [index, 0]);

describe('on any small network of one-ways, barriers, private roads, restrictions and closures', () => {
  test.each(['time', 'distance'] as const)('the table by %s is what a naive search finds', patience, (by) => {
    fc.assert(
      fc.property(drawnGraph, (drawn) => {
        const { graph, spots, ground, isClosed } = setOut(drawn);
        const places = placesOf(spots);
        const table = travelTable(ground, { from: places, to: places }, { profile: 'car', by });
        const slow = { graph, network: ground.network, by, isClosed, junctions: junctionsOf(graph) };
        const lifted = { ...slow, isClosed: () => false };
        const slowFor = (...ends: Spot[]): Slow => (ends.some(({ edge }) => isClosed(2 * edge)) ? lifted : slow);
        const expected = spots.map((from) => spots.map((to) => slowEntry(slowRoute(slowFor(from, to), from, to), by)));
        expect(table).toEqual(expected);
      }),
      runs,
    );
  });

  test('many to one, one to many and one to one agree to the last digit', patience, () => {
    fc.assert(
      fc.property(drawnGraph, fc.constantFrom('time' as const, 'distance' as const), (drawn, by) => {
        const { spots, ground } = setOut(drawn);
        const places = placesOf(spots);
        const table = (from: LonLat[], to: LonLat[]): TravelEntry[][] =>
          travelTable(ground, { from, to }, { profile: 'car', by });
        const single = places.map((from) => places.map((to) => table([from], [to])[0]?.[0]));
        expect(table(places, places)).toEqual(single);
        places.forEach((place, index) => {
          expect(table([place], places)[0]).toEqual(single[index]);
          expect(table(places, [place]).map((row) => row[0])).toEqual(single.map((row) => row[index]));
        });
      }),
      runs,
    );
  });
});

function slowEntry(cost: Cost | null, by: 'time' | 'distance'): TravelEntry {
  const [centiseconds, centimetres] = by === 'time' ? [cost?.[1], cost?.[2]] : [cost?.[2], cost?.[1]];
  return {
    metres: centimetres === undefined ? null : centimetres / 100,
    seconds: centiseconds === undefined ? null : centiseconds / 100,
    reachable: cost !== null,
    fromSnapMetres: 0,
    toSnapMetres: 0,
  };
}
