import { BARE_SHARE, type DemandPlace, type Reach } from './cover.ts';
import { weights } from './recommend-terms.ts';

/** Free units and what each reaches in target time. */
interface Free {
  readonly places: readonly DemandPlace[];
  readonly reaches: ReadonlyMap<string, Reach>;
}

/** Units taken from the free ones, one by one and back again, and what of the cover is lost without all of them at once. */
export interface Taking {
  take(tourId: string): void;
  giveBack(tourId: string): void;
  /** Seconds that the loss is held to be worth, by the weights of the recommendation; never less with one more taken. */
  seconds(): number;
  /** Ids of beats that are bare by it and were not before. */
  listBare(): readonly string[];
}

/** Nothing is known of cover, or nobody is free: nothing is lost. */
export const nothingToLose: Taking = { take: () => {}, giveBack: () => {}, seconds: () => 0, listBare: () => [] };

/** `among`: the tours that may be taken; `most`: how many of them at once. A place that more than so many reach is never lost. */
export function makeTaking({ places, reaches }: Free, among: Iterable<string>, most: number): Taking {
  const total = places.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return nothingToLose;
  const reachedBy = new Uint16Array(places.length);
  for (const reach of reaches.values()) for (const i of reach) reachedBy[i] = (reachedBy[i] ?? 0) + 1;
  const beats = new Map<string, { demand: number; covered: number; lost: number }>();
  const beatOf = places.map(({ beatId, weight }, i) => {
    const beat = beats.get(beatId) ?? { demand: 0, covered: 0, lost: 0 };
    beats.set(beatId, beat);
    beat.demand += weight;
    if ((reachedBy[i] ?? 0) > 0) beat.covered += weight;
    return beat;
  });
  const rare = new Map<string, readonly number[]>();
  for (const tourId of among) {
    rare.set(
      tourId,
      (reaches.get(tourId) ?? []).filter((i) => (reachedBy[i] ?? 0) <= most),
    );
  }
  const gone = new Uint16Array(places.length);
  let lost = 0;
  let bare = 0;
  const lose = (i: number, sign: 1 | -1): void => {
    const beat = beatOf[i];
    if (beat === undefined) return;
    const weight = (places[i]?.weight ?? 0) * sign;
    const was = isBare(beat);
    beat.lost += weight;
    lost += weight;
    bare += Number(isBare(beat)) - Number(was);
  };
  return {
    take: (tourId) => {
      for (const i of rare.get(tourId) ?? []) {
        gone[i] = (gone[i] ?? 0) + 1;
        if (gone[i] === reachedBy[i]) lose(i, 1);
      }
    },
    giveBack: (tourId) => {
      for (const i of rare.get(tourId) ?? []) {
        if (gone[i] === reachedBy[i]) lose(i, -1);
        gone[i] = (gone[i] ?? 0) - 1;
      }
    },
    seconds: () => (lost < LEAST ? 0 : (lost / total) * 100 * weights.coverPerPoint + bare * weights.bareBeat),
    listBare: () => [...beats].flatMap(([id, beat]) => (isBare(beat) ? [id] : [])),
  };
}

interface Beat {
  readonly demand: number;
  readonly covered: number;
  readonly lost: number;
}

/** What adding and taking away leaves of nothing. */
const LEAST = 1e-9;

function isBare({ demand, covered, lost }: Beat): boolean {
  const least = BARE_SHARE * demand;
  return lost > LEAST && covered >= least && covered - lost < least;
}
