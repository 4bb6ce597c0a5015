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
  readonly stands: 'free' | 'committed' | 'unavailable';
  readonly meaning: string;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly at: number | null;
}

/**
 * One reading of the units on duty and where they were last known to be. What a unit does on a concealed incident is not told: it is
 * committed, as whoever may not see that one sees it on the board.
 */
export async function availabilityFacts(
  db: Db,
  pack: Pack,
  state: IncidentState,
  now: number,
): Promise<AvailabilityFacts> {
  const { rows: units } = await sql<Found>`
    SELECT unit.id, unit.callsign, unit.area_id, position.lon, position.lat, position.at,
           CASE WHEN unit.active_incident_id IS NOT NULL THEN 'committed'
                WHEN unit.availability = 'available' THEN 'free' ELSE 'unavailable' END AS stands,
           CASE WHEN incident.restriction = 'concealed' THEN 'committed' ELSE unit.meaning END AS meaning
      FROM operations.unit AS unit
      LEFT JOIN operations.position AS position ON position.tour_id = unit.id
      LEFT JOIN operations.incident AS incident ON incident.id = unit.active_incident_id
     WHERE unit.ended_at IS NULL AND unit.on_duty
     ORDER BY unit.callsign, unit.id`.execute(db);
  const place = state.situation === 'none' ? null : state.incident.place;
  return { areas: byArea(units, pack), nearest: place === null ? [] : nearestTo(place, units, now) };
}

function byArea(units: readonly Found[], pack: Pack): AvailabilityFacts['areas'] {
  const areas = new Map<string, AvailabilityFacts['areas'][number]>();
  for (const { area_id: areaId, stands } of units) {
    const name = pack.areas.find(({ id }) => id === areaId)?.name ?? areaId;
    const before = areas.get(areaId) ?? { areaId, name, free: 0, committed: 0, unavailable: 0 };
    areas.set(areaId, { ...before, [stands]: before[stands] + 1 });
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
