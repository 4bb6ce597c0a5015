import type { DemandPlace, Reach } from './cover.ts';
import { holdsFor } from './or-known.ts';
import { type Profile, type RoadsDoor, withoutCar } from './travel.ts';

/** Which demand places a unit reaches from where it is, remembered by where it is. */
export interface ReachCache {
  /** Reach of each unit, by tour id. Only positions never asked about before are worked out, behind all that somebody waits for. */
  reachOf(units: readonly ReachAsked[]): Promise<ReadonlyMap<string, Reach>>;
  /** What is known already: of who has moved a little, from where it stood; of who is new, or has come from afar, nothing. */
  known(units: readonly ReachAsked[]): ReadonlyMap<string, Reach>;
}

interface ReachAsked {
  readonly tourId: string;
  readonly lon: number;
  readonly lat: number;
  readonly profile: Profile;
}

/** Positions within some 110 m of each other share a reach: finer makes no difference that anybody could act on. */
const DECIMALS = 3;
const MOST_KEPT = 5_000;

/** Where a unit was when it was last asked about, over which roads, and what it reached from there. */
interface Standing extends ReachAsked {
  readonly roads: number;
  readonly reach: Reach;
}

/** `seconds`: the target within which a place counts as reached (the arrival target of the heaviest grade). */
export function makeReachCache(roads: RoadsDoor, places: readonly DemandPlace[], seconds: number): ReachCache {
  const kept = new Map<string, Promise<Reach>>();
  /** Most units stand where they stood: of those nothing is made anew, not even the key. */
  const standing = new Map<string, Standing>();
  const to = places.map(({ lon, lat }) => [lon, lat] as const);

  const workOut = async ({ lon, lat, profile }: ReachAsked): Promise<Reach> => {
    if (profile === 'foot' || profile === 'cycle') {
      return places.flatMap((place, i) => (withoutCar({ lon, lat }, place, profile).seconds <= seconds ? [i] : []));
    }
    const [row = []] = await roads.table([[lon, lat]], to, { profile, by: 'time', maxSeconds: seconds, patient: true });
    return row.flatMap((entry, i) => (entry.reachable && (entry.seconds ?? Infinity) <= seconds ? [i] : []));
  };

  const ask = (asked: ReachAsked, roadsNow: number): Promise<Reach> => {
    const key = `${asked.lon.toFixed(DECIMALS)} ${asked.lat.toFixed(DECIMALS)} ${asked.profile} ${roadsNow}`;
    const held = kept.get(key);
    if (held !== undefined) return held;
    const found = workOut(asked);
    kept.set(key, found);
    found.catch(() => kept.delete(key));
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(oldest);
    }
    return found;
  };

  const roadsNow = (): number => roads.changes?.() ?? 0;

  const move = inTurn(async (asked: ReachAsked) => {
    const { tourId, lon, lat, profile } = asked;
    const over = roadsNow();
    const reach = await ask(asked, over);
    standing.set(tourId, { tourId, lon, lat, profile, roads: over, reach });
    return reach;
  });

  return {
    reachOf: async (units) => {
      const over = roadsNow();
      if (standing.size > MOST_KEPT) standing.clear();
      const moved: ReachAsked[] = [];
      const found = new Map<string, Reach>();
      for (const unit of units) {
        const was = standing.get(unit.tourId);
        if (was !== undefined && stands(unit, was, over)) found.set(unit.tourId, was.reach);
        else moved.push(unit);
      }
      await Promise.all(moved.map(async (unit) => found.set(unit.tourId, await move(unit))));
      return found;
    },
    known: (units) =>
      new Map(
        units.flatMap((unit) => {
          const was = standing.get(unit.tourId);
          return was === undefined || !holdsFor(was, unit) ? [] : [[unit.tourId, was.reach] as const];
        }),
      ),
  };
}

interface Due {
  asked: ReachAsked;
  readonly answer: PromiseWithResolvers<Reach>;
}

/** One after another: whoever moves on while it waits for its turn is worked out once, from where it is by then. */
function inTurn(workOut: (asked: ReachAsked) => Promise<Reach>): (asked: ReachAsked) => Promise<Reach> {
  const due = new Map<string, Due>();
  let working = false;
  const workOff = async (): Promise<void> => {
    if (working) return;
    working = true;
    for (const [tourId, { asked, answer }] of due) {
      due.delete(tourId);
      await workOut(asked).then(answer.resolve, answer.reject);
    }
    working = false;
  };
  return (asked) => {
    const held = due.get(asked.tourId) ?? { asked, answer: Promise.withResolvers<Reach>() };
    held.asked = asked;
    due.set(asked.tourId, held);
    void workOff();
    return held.answer.promise;
  };
}

function stands({ lon, lat, profile }: ReachAsked, was: Standing, roads: number): boolean {
  return was.lon === lon && was.lat === lat && was.profile === profile && was.roads === roads;
}
