import { metresBetween } from '../distance.ts';

/** What operations asks of the roads: this much and no more, so that a test can stand in for them. */
export interface RoadsDoor {
  /** True where the network is a stand-in: every time is shown as a rough range, marked "estimated". */
  readonly estimated: boolean;
  /** How often closures have changed: what was worked out before holds no more. Left out: never. */
  readonly changes?: () => number;
  table(
    from: readonly LonLat[],
    to: readonly LonLat[],
    options: {
      readonly profile: 'car' | 'emergency';
      readonly by: 'time' | 'distance';
      readonly maxSeconds?: number;
      /** Behind all that somebody waits for. */
      readonly patient?: boolean;
    },
  ): Promise<readonly (readonly TravelEntry[])[]>;
}

export type LonLat = readonly [number, number];

export interface TravelEntry {
  readonly metres: number | null;
  readonly seconds: number | null;
  readonly reachable: boolean;
}

/** How somebody moves: emergency times are for those alone who may drive so. */
export type Profile = 'car' | 'emergency' | 'foot' | 'cycle';

export interface Traveller {
  readonly tourId: string;
  readonly lon: number;
  readonly lat: number;
  readonly profile: Profile;
}

/** No table of paths is kept: a straight line with the detour that streets make of it, at the pace of a walk and of a patrol by cycle. */
const DETOUR = 1.3;
const METRES_A_SECOND = { foot: 1.4, cycle: 4.2 } as const;

export function withoutCar(
  from: { readonly lon: number; readonly lat: number },
  to: { readonly lon: number; readonly lat: number },
  profile: 'foot' | 'cycle',
): { readonly seconds: number; readonly metres: number } {
  const metres = metresBetween(from, to) * DETOUR;
  return { metres, seconds: metres / METRES_A_SECOND[profile] };
}

/** Beyond this a unit counts as having no way there: nobody is sent from so far. */
const MOST_SECONDS = 2 * 3_600;

/** Driving time of every traveller to one place, in one search a profile. */
export async function travelTo(
  roads: RoadsDoor,
  place: LonLat,
  travellers: readonly Traveller[],
  patient = false,
): Promise<ReadonlyMap<string, { readonly seconds: number; readonly metres: number }>> {
  const times = new Map<string, { seconds: number; metres: number }>();
  const [lon, lat] = place;
  for (const { tourId, profile, ...from } of travellers) {
    if (profile !== 'foot' && profile !== 'cycle') continue;
    const found = withoutCar(from, { lon, lat }, profile);
    if (found.seconds <= MOST_SECONDS) times.set(tourId, found);
  }
  const search = async (profile: 'car' | 'emergency'): Promise<void> => {
    const group = travellers.filter((t) => t.profile === profile);
    if (group.length === 0) return;
    const from = group.map(({ lon, lat }) => [lon, lat] as const);
    const rows = await roads.table(from, [place], { profile, by: 'time', maxSeconds: MOST_SECONDS, patient });
    group.forEach(({ tourId }, i) => {
      const entry = rows[i]?.[0];
      if (!entry?.reachable || entry.seconds === null || entry.metres === null) return;
      times.set(tourId, { seconds: entry.seconds, metres: entry.metres });
    });
  };
  await Promise.all([search('car'), search('emergency')]);
  return times;
}

/**
 * The rough range of a time over the stand-in network. Its distances lie between 0.76 and 1.20 times the real ones (5th and 95th
 * percentile, data/packs/staffordshire); class speeds are as uncertain again.
 */
export function roughRange(seconds: number): readonly [number, number] {
  const toMinute = (s: number) => Math.max(60, Math.round(s / 60) * 60);
  return [toMinute(seconds * 0.7), toMinute(seconds * 1.4)];
}
