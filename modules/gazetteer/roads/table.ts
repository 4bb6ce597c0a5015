import type { Profile } from './access.ts';
import type { ClosedRoads, Closures } from './closure.ts';
import { type Aim, costOf, metresOf, type Scale, scaleOf, secondsOf } from './cost.ts';
import { at, edgeOf, isBackward } from './graph.ts';
import type { Network } from './network.ts';
import { type Seed, search, stepCost } from './search.ts';
import type { Snap, Snapper, Spot } from './snap.ts';
import type { LonLat } from './sphere.ts';
import { mayDrive } from './turn-delay.ts';

export interface TravelEntry {
  readonly metres: number | null;
  readonly seconds: number | null;
  readonly reachable: boolean;
  readonly fromSnapMetres: number;
  readonly toSnapMetres: number;
}

export interface TableOptions {
  readonly profile: Profile;
  readonly by: Aim;
  /** An entry that takes longer is answered as not reachable. */
  readonly maxSeconds?: number;
}

/** What a profile drives on now. */
export interface Ground {
  readonly network: Network;
  readonly snapper: Snapper;
  readonly closures: Closures;
}

/** The travel table: one search for each place of the shorter side, from all places of the other at once. */
export function travelTable(
  ground: Ground,
  ends: { readonly from: readonly LonLat[]; readonly to: readonly LonLat[] },
  options: TableOptions,
): TravelEntry[][] {
  const scale = scaleOf(options.by);
  const maxSeconds = options.maxSeconds ?? Number.POSITIVE_INFINITY;
  const snaps = {
    from: ends.from.map((point) => ground.snapper.snap(point)),
    to: ends.to.map((point) => ground.snapper.snap(point)),
  };
  const costs = snaps.to.length <= snaps.from.length ? manyToEach : eachToMany;
  const found = costs(ground, scale, snaps);
  return snaps.from.map((from, row) =>
    snaps.to.map((to, column) => entryOf(from, to, limited(found(row, column), { scale, maxSeconds }), scale)),
  );
}

interface Ends {
  readonly from: readonly Snap[];
  readonly to: readonly Snap[];
}

const limited = (cost: number, limit: { scale: Scale; maxSeconds: number }): number =>
  Number.isFinite(cost) && secondsOf(limit.scale, cost) <= limit.maxSeconds ? cost : Number.POSITIVE_INFINITY;

function entryOf(from: Snap, to: Snap, cost: number, scale: Scale): TravelEntry {
  const reachable = Number.isFinite(cost);
  return {
    metres: reachable ? metresOf(scale, cost) : null,
    seconds: reachable ? secondsOf(scale, cost) : null,
    reachable,
    fromSnapMetres: rounded(from.metres),
    toSnapMetres: rounded(to.metres),
  };
}

const rounded = (metres: number): number => Math.round(metres * 100) / 100;

interface Asked {
  readonly ground: Ground;
  readonly scale: Scale;
  readonly closed: ClosedRoads;
}
type CostAt = (row: number, column: number) => number;

/** Journeys that obey the same closures are searched together; mostly that is all of them. */
function byClosures(ground: Ground, one: Snap, others: readonly Snap[]): Map<ClosedRoads, number[]> {
  const here = ground.closures.around(one.spots);
  const groups = new Map<ClosedRoads, number[]>();
  others.forEach((other, index) => {
    const lifted = [...new Set([...here, ...ground.closures.around(other.spots)])].toSorted((a, b) => a - b);
    const closed = ground.closures.except(lifted);
    const group = groups.get(closed);
    if (group === undefined) groups.set(closed, [index]);
    else group.push(index);
  });
  return groups;
}

/** For each place of one side, the costs to or from each place of the other, by one search for each group. */
function perPlace(
  ground: Ground,
  ones: readonly Snap[],
  others: readonly Snap[],
  costs: (closed: ClosedRoads, one: Snap, group: readonly Snap[]) => readonly number[],
): number[][] {
  return ones.map((one) => {
    const row: number[] = [];
    for (const [closed, members] of byClosures(ground, one, others)) {
      const group = members.flatMap((index) => others[index] ?? []);
      costs(closed, one, group).forEach((cost, place) => {
        row[members[place] ?? -1] = cost;
      });
    }
    return row;
  });
}

function manyToEach(ground: Ground, scale: Scale, ends: Ends): CostAt {
  const columns = perPlace(ground, ends.to, ends.from, (closed, target, sources) => {
    const asked = { ground, scale, closed };
    const departures = sources.map((source) => departuresFrom(asked, source));
    const wanted = new Set(departures.flat().map((departure) => departure.arc));
    const labels = runSearch(asked, { direction: 'backwards', seeds: seedsTo(asked, target), wanted });
    return departures.map((list, row) =>
      Math.min(directCost(asked, sources[row], target), ...list.map(({ arc, cost }) => cost + at(labels, arc))),
    );
  });
  return (row, column) => columns[column]?.[row] ?? Number.POSITIVE_INFINITY;
}

function eachToMany(ground: Ground, scale: Scale, ends: Ends): CostAt {
  const rows = perPlace(ground, ends.from, ends.to, (closed, source, targets) => {
    const asked = { ground, scale, closed };
    const entries = targets.map((target) => seedsTo(asked, target));
    const wanted = new Set(entries.flat().map((entry) => entry.state));
    const seeds = departuresFrom(asked, source).map(({ arc, cost }) => ({ state: arc, cost }));
    const labels = runSearch(asked, { direction: 'forwards', seeds, wanted });
    return entries.map((list, column) =>
      Math.min(directCost(asked, source, targets[column]), ...list.map(({ state, cost }) => cost + at(labels, state))),
    );
  });
  return (row, column) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
}

function runSearch(
  { ground, scale, closed }: Asked,
  run: { direction: 'forwards' | 'backwards'; seeds: readonly Seed[]; wanted: ReadonlySet<number> },
): Float64Array {
  return search({ ...run, network: ground.network, scale, isOpen: closed.isOpen });
}

interface Part {
  readonly arc: number;
  readonly cost: number;
}

const arcsAt = (ground: Ground, spot: Spot): number[] =>
  [2 * spot.edge, 2 * spot.edge + 1].filter((arc) => mayDrive(ground.network.graph, ground.network.profile, arc));

/** The ways to leave a place: along each arc under it, to its end. */
function departuresFrom({ ground, scale, closed }: Asked, snap: Snap): Part[] {
  return snap.spots.flatMap((spot) =>
    arcsAt(ground, spot)
      .filter((arc) => closed.canLeave(arc, spot))
      .map((arc) => ({ arc, cost: partCost(ground, scale, arc, [goneCm(ground, arc, spot), lengthOf(ground, arc)]) })),
  );
}

/** The ways to come in: along each arc over the place, from its start. */
function entriesTo({ ground, scale, closed }: Asked, snap: Snap): Part[] {
  return snap.spots.flatMap((spot) =>
    arcsAt(ground, spot)
      .filter((arc) => closed.canReach(arc, spot))
      .map((arc) => ({ arc, cost: partCost(ground, scale, arc, [0, goneCm(ground, arc, spot)]) })),
  );
}

const seedsTo = (asked: Asked, target: Snap): Seed[] =>
  entriesTo(asked, target).flatMap(({ arc, cost }) => seedsBefore(asked, arc, cost));

/** The states from which one turns into an arc, with the turn and the part of the arc as their cost. */
function seedsBefore({ ground, scale }: Asked, arc: number, cost: number): Seed[] {
  const { before, otherStates } = ground.network;
  return [arc, ...(otherStates.get(arc) ?? [])].flatMap((state) =>
    Array.from({ length: at(before.start, state + 1) - at(before.start, state) }, (_, index) => {
      const step = at(before.start, state) + index;
      return { state: at(before.state, step), cost: cost + stepCost(before, scale, step) };
    }),
  );
}

/** Both on one road, one ahead of the other: no junction is passed. */
function directCost({ ground, scale, closed }: Asked, from: Snap | undefined, to: Snap | undefined): number {
  let least = Number.POSITIVE_INFINITY;
  for (const start of from?.spots ?? []) {
    const end = to?.spots.find((spot) => spot.edge === start.edge);
    if (!end) continue;
    for (const arc of arcsAt(ground, start)) {
      const span = [goneCm(ground, arc, start), goneCm(ground, arc, end)] as const;
      if (span[0] > span[1] || !closed.canDrive(start, end)) continue;
      least = Math.min(least, partCost(ground, scale, arc, span));
    }
  }
  return least;
}

const lengthOf = (ground: Ground, arc: number): number => at(ground.network.graph.edgeCm, edgeOf(arc));

/** How far along an arc a spot is. */
const goneCm = (ground: Ground, arc: number, spot: Spot): number =>
  isBackward(arc) ? lengthOf(ground, arc) - spot.alongCm : spot.alongCm;

function partCost(ground: Ground, scale: Scale, arc: number, [from, to]: readonly [number, number]): number {
  const [length, whole] = [lengthOf(ground, arc), at(ground.network.arcCentiseconds, arc)];
  const timeAt = (cm: number): number => (length === 0 ? 0 : Math.round((whole * cm) / length));
  return costOf(scale, timeAt(to) - timeAt(from), to - from);
}
