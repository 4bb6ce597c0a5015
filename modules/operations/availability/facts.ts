import { type Db, sql } from '../../../kernel/index.ts';
import type { Pack } from '../../force/index.ts';
import { metresBetween } from '../distance.ts';
import type { IncidentState } from '../incidents/incident.ts';
import type { AvailabilityFacts } from './decide.ts';

const NEAREST = 5;

interface Found {
  readonly id: string;
  readonly callsign: string;
  readonly area_id: string;
  readonly availability: 'available' | 'conditional' | 'unavailable';
  readonly meaning: string;
  readonly on_duty: boolean;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly at: number | null;
}

/** One reading of the units on duty and where they were last known to be. */
export async function availabilityFacts(
  db: Db,
  pack: Pack,
  state: IncidentState,
  now: number,
): Promise<AvailabilityFacts> {
  const { rows: units } = await sql<Found>`
    SELECT unit.id, unit.callsign, unit.area_id, unit.availability, unit.meaning, unit.on_duty,
           position.lon, position.lat, position.at
      FROM operations.unit AS unit LEFT JOIN operations.position AS position ON position.tour_id = unit.id
     WHERE unit.ended_at IS NULL AND unit.on_duty
     ORDER BY unit.callsign, unit.id`.execute(db);
  const place = state.situation === 'none' ? null : state.incident.place;
  return { areas: byArea(units, pack), nearest: place === null ? [] : nearestTo(place, units, now) };
}

const counted = { available: 'free', conditional: 'committed', unavailable: 'unavailable' } as const;

function byArea(units: readonly Found[], pack: Pack): AvailabilityFacts['areas'] {
  const areas = new Map<string, AvailabilityFacts['areas'][number]>();
  for (const { area_id: areaId, availability } of units) {
    const name = pack.areas.find(({ id }) => id === areaId)?.name ?? areaId;
    const before = areas.get(areaId) ?? { areaId, name, free: 0, committed: 0, unavailable: 0 };
    const of = counted[availability];
    areas.set(areaId, { ...before, [of]: before[of] + 1 });
  }
  return [...areas.values()].sort((a, b) => a.name.localeCompare(b.name));
}

function nearestTo(
  { lon, lat }: { readonly lon: number | null; readonly lat: number | null },
  units: readonly Found[],
  now: number,
): AvailabilityFacts['nearest'] {
  if (lon === null || lat === null) return [];
  const away = units.flatMap((unit) => {
    if (unit.lon === null || unit.lat === null || unit.at === null) return [];
    const { id: tourId, callsign, meaning } = unit;
    const metres = Math.round(metresBetween({ lon, lat }, { lon: unit.lon, lat: unit.lat }));
    const positionAgeSeconds = Math.max(0, Math.round((now - unit.at) / 1000));
    return [{ tourId, callsign, meaning, metres, positionAgeSeconds }];
  });
  return away.sort((a, b) => a.metres - b.metres).slice(0, NEAREST);
}
