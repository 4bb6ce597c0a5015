import type { Cover } from './candidate.ts';

/** A place where demand comes from, with its share of it. */
export interface DemandPlace {
  readonly lon: number;
  readonly lat: number;
  readonly weight: number;
  readonly beatId: string;
}

/** Indices into the demand places that a unit reaches in target time from where it is. */
export type Reach = readonly number[];

/** A beat is bare when free units reach less than half of its demand in target time. */
export const BARE_SHARE = 0.5;
/** About 1.1 km of latitude: demand is counted by cells of this size, each at its heaviest point. */
const CELL_DEGREES = 0.01;

/** What a set of free units covers, and what would be left without one of them. */
export interface Coverage {
  readonly share: number;
  without(tourId: string): Cover;
  /** Without several at once; bare beats by id. */
  withoutAll(tourIds: readonly string[]): { readonly after: number; readonly bare: readonly string[] };
}

/**
 * Counts, for each place, the units that reach it. Taking a unit away uncovers the places that it alone reaches; beats that thereby
 * fall below half of their demand are named. Linear in the places.
 */
export function makeCoverage(
  places: readonly DemandPlace[],
  reaches: ReadonlyMap<string, Reach>,
  nameOf: (beatId: string) => string,
): Coverage {
  const total = places.reduce((sum, place) => sum + place.weight, 0);
  const reachedBy = new Uint16Array(places.length);
  const lastReachedBy = new Array<string>(places.length);
  for (const [tourId, reach] of reaches) {
    for (const i of reach) {
      reachedBy[i] = (reachedBy[i] ?? 0) + 1;
      lastReachedBy[i] = tourId;
    }
  }
  // Found from the places, which few units reach alone, not from all that each of the units reaches.
  const alone = Map.groupBy(
    [...places.keys()].filter((i) => reachedBy[i] === 1),
    (i) => lastReachedBy[i],
  );
  const demand = sumByArea(places, () => true);
  const covered = sumByArea(places, (i) => (reachedBy[i] ?? 0) > 0);
  const share = total === 0 ? 1 : sumOf(covered) / total;
  return {
    share,
    without: (tourId) => {
      const lost = sumByArea(
        (alone.get(tourId) ?? []).map((i) => places[i] as DemandPlace),
        () => true,
      );
      const after = total === 0 ? 1 : share - sumOf(lost) / total;
      const bare = [...lost].filter(([area, gone]) => becomesBare(demand.get(area), covered.get(area), gone));
      return { before: share, after, bare: bare.map(([area]) => nameOf(area)).sort() };
    },
    withoutAll: (tourIds) => {
      const gone = new Uint16Array(places.length);
      for (const tourId of tourIds) for (const i of reaches.get(tourId) ?? []) gone[i] = (gone[i] ?? 0) + 1;
      const lost = sumByArea(places, (i) => (gone[i] ?? 0) > 0 && gone[i] === reachedBy[i]);
      const bare = [...lost].filter(([area, weight]) => becomesBare(demand.get(area), covered.get(area), weight));
      const after = total === 0 ? 1 : share - sumOf(lost) / total;
      return { after, bare: bare.map(([area]) => area).sort() };
    },
  };
}

function becomesBare(demand = 0, covered = 0, gone = 0): boolean {
  return demand > 0 && covered >= BARE_SHARE * demand && covered - gone < BARE_SHARE * demand;
}

function sumByArea(places: readonly DemandPlace[], counts: (i: number) => boolean): Map<string, number> {
  const sums = new Map<string, number>();
  places.forEach(({ beatId, weight }, i) => {
    if (counts(i)) sums.set(beatId, (sums.get(beatId) ?? 0) + weight);
  });
  return sums;
}

function sumOf(sums: ReadonlyMap<string, number>): number {
  return [...sums.values()].reduce((a, b) => a + b, 0);
}

/** The demand of a county by cells: the same cells at every hour, so that what a unit reaches is worked out once. */
interface DemandGrid {
  /** Each cell at the heaviest of its points. */
  readonly places: readonly DemandPlace[];
  /** The cells with the weights that these points have: the same points in the same order, of another hour. */
  weigh(points: readonly DemandPlace[]): readonly DemandPlace[];
}

/** Joins demand points of one beat in one cell at the heaviest of them, so that a county is some hundreds of places, not thousands. */
export function makeGrid(points: readonly DemandPlace[]): DemandGrid {
  const cells = new Map<string, number>();
  const heaviest: DemandPlace[] = [];
  const cellOf = points.map((point) => {
    const key = `${point.beatId}/${Math.floor(point.lon / CELL_DEGREES)}/${Math.floor(point.lat / CELL_DEGREES)}`;
    const cell = cells.get(key) ?? heaviest.length;
    cells.set(key, cell);
    if (point.weight > (heaviest[cell]?.weight ?? -1)) heaviest[cell] = point;
    return cell;
  });
  const weigh = (weighed: readonly DemandPlace[]): readonly DemandPlace[] => {
    if (weighed.length !== cellOf.length) throw new Error('the points of a grid are the same at every hour');
    const weights = new Float64Array(heaviest.length);
    for (const [i, { weight }] of weighed.entries()) {
      const cell = cellOf[i] ?? 0;
      weights[cell] = (weights[cell] ?? 0) + weight;
    }
    return heaviest.map((place, i) => ({ ...place, weight: weights[i] ?? 0 }));
  };
  return { places: weigh(points), weigh };
}
