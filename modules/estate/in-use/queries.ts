import { type Db, sql } from '../../../kernel/index.ts';
import type { InUseTables } from './tables.ts';

const tables = (db: Db) => db.withTables<InUseTables>();

/** A unit that is out, as far as the technology must know of it. */
export interface UnitOut {
  readonly tourId: string;
  readonly callsign: string;
  readonly issi: string | null;
  readonly registration: string | null;
  readonly talkgroup: string;
  readonly areaId: string;
  readonly stationId: string | null;
  readonly armed: boolean;
  readonly lone: boolean;
  readonly onJob: boolean;
  readonly emergency: boolean;
}

function units(db: Db) {
  return tables(db).selectFrom('estate.unit_out').selectAll();
}
type Found = Awaited<ReturnType<ReturnType<typeof units>['execute']>>[number];

function shown(found: Found): UnitOut {
  const { callsign, issi, registration, talkgroup, armed, lone, emergency } = found;
  return {
    ...{ callsign, issi, registration, talkgroup, armed, lone, emergency },
    tourId: found.tour_id,
    areaId: found.area_id,
    stationId: found.station_id,
    onJob: found.assignment_id !== null,
  };
}

export async function listUnitsOut(db: Db): Promise<readonly UnitOut[]> {
  return (await units(db).orderBy('callsign').execute()).map(shown);
}

export async function findUnitOut(
  db: Db,
  by: { readonly tourId: string } | { readonly issi: string },
): Promise<UnitOut | null> {
  const query = 'tourId' in by ? units(db).where('tour_id', '=', by.tourId) : units(db).where('issi', '=', by.issi);
  const found = await query.executeTakeFirst();
  return found === undefined ? null : shown(found);
}

/** Open graded incidents by grade in these areas or beats. Concealed ones are not counted: a number would tell of them. */
export async function countOpenCalls(db: Db, areaIds: readonly string[]): Promise<readonly OpenCalls[]> {
  if (areaIds.length === 0) return [];
  const { rows } = await sql<OpenCalls>`
    SELECT grade, weight, count(*)::integer AS count FROM estate.open_call
     WHERE NOT closed AND NOT concealed AND (area_id = ANY (${[...areaIds]}::text[]) OR beat_id = ANY (${[...areaIds]}::text[]))
     GROUP BY grade, weight ORDER BY weight, grade`.execute(db);
  return rows;
}

export interface OpenCalls {
  readonly grade: string;
  /** 1 is the heaviest. */
  readonly weight: number;
  readonly count: number;
}
