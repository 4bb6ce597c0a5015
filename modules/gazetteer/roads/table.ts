import type { Profile } from './access.ts';
import type { Closures } from './closure.ts';
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
  const found = costs({ ground, scale }, snaps.from, snaps.to);
  return snaps.from.map((from, row) =>
    snaps.to.map((to, column) => entryOf(from, to, limited(found(row, column), { scale, maxSeconds }), scale)),
  );
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
}
type CostAt = (row: number, column: number) => number;

function manyToEach(asked: Asked, from: readonly Snap[], to: readonly Snap[]): CostAt {
  const departures = from.map((source) => departuresFrom(asked, source));
  const wanted = new Set(departures.flat().map((departure) => departure.arc));
  const columns = to.map((target) => {
    const seeds = entriesTo(asked, target).flatMap(({ arc, cost }) => seedsBefore(asked, arc, cost));
    const labels = runSearch(asked, { direction: 'backwards', seeds, wanted });
    return departures.map((list, row) =>
      Math.min(directCost(asked, from[row], target), ...list.map(({ arc, cost }) => cost + at(labels, arc))),
    );
  });
  return (row, column) => columns[column]?.[row] ?? Number.POSITIVE_INFINITY;
}

function eachToMany(asked: Asked, from: readonly Snap[], to: readonly Snap[]): CostAt {
  const entries = to.map((target) =>
    entriesTo(asked, target).flatMap(({ arc, cost }) => seedsBefore(asked, arc, cost)),
  );
  const wanted = new Set(entries.flat().map((entry) => entry.state));
  const rows = from.map((source) => {
    const seeds = departuresFrom(asked, source).map(({ arc, cost }) => ({ state: arc, cost }));
    const labels = runSearch(asked, { direction: 'forwards', seeds, wanted });
    return entries.map((list, column) =>
      Math.min(directCost(asked, source, to[column]), ...list.map(({ state, cost }) => cost + at(labels, state))),
    );
  });
  return (row, column) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
}

function runSearch(
  { ground, scale }: Asked,
  run: { direction: 'forwards' | 'backwards'; seeds: readonly Seed[]; wanted: ReadonlySet<number> },
): Float64Array {
  return search({
    ...run,
    network: ground.network,
    scale,
    isOpen: ground.closures.isOpen,
  });
}

interface Part {
  readonly arc: number;
  readonly cost: number;
}

const arcsAt = (ground: Ground, spot: Spot): number[] =>
  [2 * spot.edge, 2 * spot.edge + 1].filter((arc) => mayDrive(ground.network.graph, ground.network.profile, arc));

/** The ways to leave a place: along each arc under it, to its end. */
function departuresFrom({ ground, scale }: Asked, snap: Snap): Part[] {
  return snap.spots.flatMap((spot) =>
    arcsAt(ground, spot)
      .filter((arc) => ground.closures.canLeave(arc, spot))
      .map((arc) => ({ arc, cost: partCost(ground, scale, arc, [goneCm(ground, arc, spot), lengthOf(ground, arc)]) })),
  );
}

/** The ways to come in: along each arc over the place, from its start. */
function entriesTo({ ground, scale }: Asked, snap: Snap): Part[] {
  return snap.spots.flatMap((spot) =>
    arcsAt(ground, spot)
      .filter((arc) => ground.closures.canReach(arc, spot))
      .map((arc) => ({ arc, cost: partCost(ground, scale, arc, [0, goneCm(ground, arc, spot)]) })),
  );
}

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
function directCost({ ground, scale }: Asked, from: Snap | undefined, to: Snap | undefined): number {
  let least = Number.POSITIVE_INFINITY;
  for (const start of from?.spots ?? []) {
    const end = to?.spots.find((spot) => spot.edge === start.edge);
    if (!end) continue;
    for (const arc of arcsAt(ground, start)) {
      const span = [goneCm(ground, arc, start), goneCm(ground, arc, end)] as const;
      if (span[0] > span[1] || !ground.closures.canDrive(arc, start, end)) continue;
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
