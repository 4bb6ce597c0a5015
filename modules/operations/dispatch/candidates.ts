import { type Db, sql } from '../../../kernel/index.ts';
import { listClaimsInForce } from '../claims/queries.ts';
import type { Candidate } from './candidate.ts';
import type { StatusMeaning } from './recommend-words.ts';

/** A unit on tour with its last position and what it is on, as one query reads it. */
export interface UnitFound
  extends Omit<Candidate, 'travel' | 'cover' | 'kind' | 'kit' | 'vehicle' | 'carries' | 'lapsed'> {
  readonly kindId: string;
  readonly armed: boolean;
  /** As its crew gave it. */
  readonly vehicleKind: string | null;
  /** When the authority for a skill ends; null: none has an end. */
  readonly skillsUntil?: Readonly<Record<string, number>> | null;
  /** What its crew carries; null: nothing that was said. */
  readonly equipment?: readonly string[] | null;
  readonly lon: number | null;
  readonly lat: number | null;
}

interface Row {
  id: string;
  callsign: string;
  kind: string;
  armed: boolean;
  vehicle_kind: string | null;
  crew_size: number;
  emergency_driver: boolean;
  skills: readonly string[];
  skills_until: Readonly<Record<string, number>> | null;
  equipment: readonly string[] | null;
  area_id: string;
  meaning: StatusMeaning;
  availability: Candidate['availability'];
  emergency: boolean;
  shift_ends_at: number;
  milestone: NonNullable<Candidate['active']>['milestone'] | null;
  incident_id: string | null;
  number: string | null;
  grade: string | null;
  weight: number | null;
  concealed: boolean | null;
  lon: number | null;
  lat: number | null;
  at: number | null;
}

/** With what else has each of them now: two look-ups at once, the second of some tens of rows. */
export async function listUnitsClaimed(db: Db, now: number): Promise<readonly UnitFound[]> {
  const [units, claims] = await Promise.all([listUnitsFound(db), listClaimsInForce(db, now)]);
  if (claims.size === 0) return units;
  return units.map((unit) => {
    const claim = claims.get(unit.callsign);
    return claim === undefined ? unit : { ...unit, claim };
  });
}

/** Every unit on tour. Of one on a concealed incident no more is told than that it is committed (decision 0004). */
export async function listUnitsFound(db: Db): Promise<readonly UnitFound[]> {
  const answer = await sql<Row>`
    SELECT u.id, u.callsign, u.kind, u.armed, u.vehicle->>'kind' AS vehicle_kind,
           jsonb_array_length(u.crew) AS crew_size, u.emergency_driver, u.skills, u.area_id, u.meaning, u.availability,
           nullif(u.skills_until, '{}'::jsonb) AS skills_until, nullif(u.equipment, '[]'::jsonb) AS equipment,
           u.emergency, u.shift_ends_at, u.active->>'milestone' AS milestone, i.id AS incident_id, i.number, i.grade, i.weight,
           i.restriction = 'concealed' AS concealed, p.lon, p.lat, p.at
      FROM operations.unit AS u
      LEFT JOIN operations.incident AS i ON i.id = u.active_incident_id
      LEFT JOIN operations.position AS p ON p.tour_id = u.id
     WHERE u.ended_at IS NULL`.execute(db);
  return answer.rows.map(foundOf);
}

function foundOf(row: Row): UnitFound {
  return {
    tourId: row.id,
    callsign: row.callsign,
    kindId: row.kind,
    armed: row.armed,
    vehicleKind: row.vehicle_kind,
    skills: row.skills,
    skillsUntil: row.skills_until,
    equipment: row.equipment,
    crewSize: row.crew_size,
    emergencyDriver: row.emergency_driver,
    areaId: row.area_id,
    meaning: row.concealed === true ? 'committed' : row.meaning,
    availability: row.availability,
    emergency: row.emergency,
    active: activeOf(row),
    shiftEndsAt: row.shift_ends_at,
    positionAt: row.at,
    lon: row.lon,
    lat: row.lat,
  };
}

function activeOf(row: Row): Candidate['active'] {
  if (row.incident_id === null || row.milestone === null) return null;
  return {
    incidentId: row.incident_id,
    number: row.number ?? '',
    grade: row.grade ?? '',
    weight: row.weight ?? 9,
    milestone: row.milestone,
    hidden: row.concealed === true,
  };
}
