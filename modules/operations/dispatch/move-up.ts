import { BARE_SHARE, type DemandPlace, makeCoverage, type Reach } from './cover.ts';

/** Free units and what each reaches in target time; those that are sent are still among them. */
export interface FreeReach {
  readonly places: readonly DemandPlace[];
  readonly reaches: ReadonlyMap<string, Reach>;
}

/** A free unit that could stand in for those that go: how long to the point where it would stand, and what it reaches from there. */
export interface Mover {
  readonly tourId: string;
  readonly seconds: number;
  readonly reach: Reach;
}

interface MoveUp {
  readonly tourId: string;
  readonly seconds: number;
  /** Share of this hour's demand that is reached once it stands there. */
  readonly after: number;
}

/** Where a unit would stand for a beat: where most of its demand falls. */
export function standbyOf(places: readonly DemandPlace[], beatId: string): DemandPlace | null {
  const own = places.filter((place) => place.beatId === beatId);
  return own.length === 0 ? null : own.reduce((best, place) => (place.weight > best.weight ? place : best));
}

/** Beats that are left bare by sending these units, by id; and the share that is reached without them. */
export function leftBare({ places, reaches }: FreeReach, taken: readonly string[]) {
  return makeCoverage(places, reaches, (id) => id).withoutAll(taken);
}

/** As many as are tried, the soonest first: who would come from farther comes too late to be called cover. */
const MOST_TRIED = 8;

/** The unit that is there soonest, covers the beat from there, and leaves none bare itself; null: nobody. */
export function moveUpFor(
  beatId: string,
  { places, reaches }: FreeReach,
  taken: readonly string[],
  movers: readonly Mover[],
): MoveUp | null {
  const left = new Map([...reaches].filter(([tourId]) => !taken.includes(tourId)));
  const barren = (of: ReadonlyMap<string, Reach>): ReadonlySet<string> => bareIn(places, of);
  const before = barren(left);
  const soonest = movers.filter(({ tourId }) => left.has(tourId)).toSorted((a, b) => a.seconds - b.seconds);
  for (const { tourId, seconds, reach } of soonest.slice(0, MOST_TRIED)) {
    const moved = new Map(left).set(tourId, reach);
    const after = barren(moved);
    if (after.has(beatId) || [...after].some((beat) => !before.has(beat))) continue;
    return { tourId, seconds, after: makeCoverage(places, moved, (id) => id).share };
  }
  return null;
}

/** Beats of which these reach less than half, by id. */
export function bareIn(places: readonly DemandPlace[], reaches: ReadonlyMap<string, Reach>): ReadonlySet<string> {
  const reached = new Set([...reaches.values()].flat());
  const sums = new Map<string, { demand: number; covered: number }>();
  for (const [i, { beatId, weight }] of places.entries()) {
    const sum = sums.get(beatId) ?? { demand: 0, covered: 0 };
    sum.demand += weight;
    if (reached.has(i)) sum.covered += weight;
    sums.set(beatId, sum);
  }
  const bare = [...sums].filter(([, { demand, covered }]) => demand > 0 && covered < BARE_SHARE * demand);
  return new Set(bare.map(([beatId]) => beatId));
}
