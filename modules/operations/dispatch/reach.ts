import type { DemandPlace, Reach } from './cover.ts';
import type { RoadsDoor } from './travel.ts';

/** Which demand places a unit reaches from where it is, remembered by where it is. */
export interface ReachCache {
  /** Reach of each unit, by tour id. Only positions never asked about before are worked out. */
  reachOf(units: readonly ReachAsked[]): Promise<ReadonlyMap<string, Reach>>;
}

interface ReachAsked {
  readonly tourId: string;
  readonly lon: number;
  readonly lat: number;
  readonly profile: 'car' | 'emergency';
}

/** Positions within some 110 m of each other share a reach: finer makes no difference that anybody could act on. */
const DECIMALS = 3;
const MOST_KEPT = 5_000;

/** `seconds`: the target within which a place counts as reached (the arrival target of the heaviest grade). */
export function makeReachCache(roads: RoadsDoor, places: readonly DemandPlace[], seconds: number): ReachCache {
  const kept = new Map<string, Promise<Reach>>();
  const to = places.map(({ lon, lat }) => [lon, lat] as const);

  const workOut = async ({ lon, lat, profile }: ReachAsked): Promise<Reach> => {
    const [row = []] = await roads.table([[lon, lat]], to, { profile, by: 'time', maxSeconds: seconds });
    return row.flatMap((entry, i) => (entry.reachable && (entry.seconds ?? Infinity) <= seconds ? [i] : []));
  };

  const ask = (asked: ReachAsked): Promise<Reach> => {
    const roadsNow = roads.changes?.() ?? 0;
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

  return {
    reachOf: async (units) =>
      new Map(await Promise.all(units.map(async (unit) => [unit.tourId, await ask(unit)] as const))),
  };
}
