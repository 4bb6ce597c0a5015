import { type Db, type HeldRow, sql, type ViewSource } from '../../../kernel/index.ts';
import type { Guarded, Locus, RowOf } from '../../../kernel/pure.ts';
import type { OperationsTables } from '../tables.ts';
import { Units } from '../views.ts';

/** Bulk: positions come hundreds a second on a topic of their own; a row of the board carries the last one known. */
type PositionTable = {
  'operations.position': {
    tour_id: string;
    lon: number;
    lat: number;
    at: number;
    accuracy_metres: number | null;
    source: string;
  };
};

const tables = (db: Db) => db.withTables<OperationsTables & PositionTable>();

function units(db: Db) {
  return tables(db)
    .selectFrom('operations.unit as unit')
    .leftJoin('operations.position as position', 'position.tour_id', 'unit.id')
    .selectAll('unit')
    .select(['position.lon', 'position.lat', 'position.at', 'position.accuracy_metres', 'position.source']);
}
type UnitRecord = Awaited<ReturnType<ReturnType<typeof units>['execute']>>[number];
type Row = RowOf<typeof Units>;

/** What a unit's row shows of an incident: read when the row is, so that a new grade or restriction is never missed. */
interface Shown {
  readonly number: string;
  readonly grade: string;
  readonly guard: Guarded;
  readonly guardedAt: number;
}

async function incidentsOf(db: Db, records: readonly UnitRecord[]): Promise<ReadonlyMap<string, Shown>> {
  const ids = new Set(
    records.flatMap((unit) => [unit.active, ...unit.stacked].flatMap((one) => one?.incidentId ?? [])),
  );
  if (ids.size === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('operations.incident')
    .select(['id', 'number', 'grade', 'restriction', 'allowed', 'locus', 'guarded_at'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(
    rows.map(({ id, number, grade, restriction, allowed, locus, guarded_at }) => [
      id,
      { number, grade, guard: { restriction, allowed, locus }, guardedAt: guarded_at },
    ]),
  );
}

function rowOf(unit: UnitRecord, incidents: ReadonlyMap<string, Shown>): Row {
  const of = (incidentId: string) => incidents.get(incidentId) ?? { number: '', grade: '' };
  const { active } = unit;
  return {
    id: unit.id,
    callsign: unit.callsign,
    kind: unit.kind,
    crew: unit.crew,
    vehicle: unit.vehicle,
    skills: [...unit.skills],
    skillsUntil: unit.skills_until,
    equipment: [...unit.equipment],
    talkgroup: unit.talkgroup,
    issi: unit.issi,
    areaId: unit.area_id,
    status: unit.status,
    meaning: unit.meaning,
    statusName: unit.status_name,
    since: unit.since,
    shiftEndsAt: unit.shift_ends_at,
    onDuty: unit.on_duty,
    emergency: unit.emergency,
    active: active && { ...active, number: of(active.incidentId).number, grade: of(active.incidentId).grade },
    stacked: unit.stacked.map((one) => {
      const { number, grade } = of(one.incidentId);
      return { ...one, number, grade };
    }),
    position: positionOf(unit),
  };
}

function positionOf({ lon, lat, at, accuracy_metres: accuracyMetres, source }: UnitRecord): Row['position'] {
  if (lon === null || lat === null || at === null || source === null) return null;
  return { lon, lat, at, accuracyMetres, source };
}

/**
 * A unit on a concealed incident is seen to be busy and no more. A restricted incident shows its number and grade anyway.
 * Several concealed ones at a time: who may see all of them sees the row whole.
 */
function held(unit: UnitRecord, incidents: ReadonlyMap<string, Shown>): HeldRow {
  const row = rowOf(unit, incidents);
  const on = [unit.active, ...unit.stacked].flatMap((one) => incidents.get(one?.incidentId ?? '') ?? []);
  const concealed = on.filter(({ guard }) => guard.restriction === 'concealed');
  const locus = locusOfUnit(unit, on);
  const common = { key: unit.id, row, member: unit.ended_at === null };
  const [first, ...others] = concealed;
  if (first === undefined) return { ...common, guard: { restriction: 'none', allowed: [], locus } };
  const allowed = first.guard.allowed.filter((id) => others.every((other) => other.guard.allowed.includes(id)));
  const guardedAt = Math.max(...concealed.map((one) => one.guardedAt));
  return { ...common, guard: { restriction: 'restricted', allowed, locus }, guardedAt };
}

/** A unit lies where it belongs and where it is sent; one in need is kept from nobody. */
function locusOfUnit({ area_id: home, emergency }: UnitRecord, on: readonly Shown[]): Locus {
  if (emergency) return { areas: [], seats: [] };
  const loci = on.flatMap(({ guard }) => guard.locus ?? []);
  return { areas: [home, ...loci.flatMap(({ areas }) => areas)], seats: loci.flatMap(({ seats }) => seats) };
}

/** What it is on is hidden: a unit that is on nothing has nothing to hide. */
function masked(row: Row): Row {
  if (row.active === null && row.stacked.length === 0) return row;
  return { ...row, meaning: 'committed', status: '', statusName: 'Committed', active: null, stacked: [] };
}

async function heldAll(db: Db, records: readonly UnitRecord[]): Promise<readonly HeldRow[]> {
  const incidents = await incidentsOf(db, records);
  return records.map((unit) => held(unit, incidents));
}

/** By callsign. Filters: id, callsign, area. */
export const unitsView: ViewSource = {
  declaration: Units,
  list: async (db, { filters, limit, after }) => {
    const { id, callsign, area } = filters;
    let query = units(db).where('unit.ended_at', 'is', null);
    if (id !== undefined) query = query.where('unit.id', '=', id);
    if (callsign !== undefined) query = query.where('unit.callsign', '=', callsign);
    if (area !== undefined) query = query.where('unit.area_id', '=', area);
    if (after !== null) {
      const last = await units(db).where('unit.id', '=', after).executeTakeFirst();
      const mark = last && ([last.callsign, last.id] as const);
      if (mark !== undefined)
        query = query.where((row) => row(row.refTuple('unit.callsign', 'unit.id'), '>', row.tuple(...mark)));
    }
    return heldAll(db, await query.orderBy('unit.callsign').orderBy('unit.id').limit(limit).execute());
  },
  byKeys: async (db, keys) => {
    if (keys.length === 0) return [];
    return heldAll(
      db,
      await units(db)
        .where('id', 'in', [...keys])
        .execute(),
    );
  },
  mask: masked,
};

/**
 * The unit with a callsign or a radio, for gateways: the one on duty, else the one that booked off last, if it did so after
 * `endedAfter`. A crew carries its radio until it is home, and into the unit that it is paired with.
 */
export async function findUnitOnTour(
  db: Db,
  by: { readonly callsign: string } | { readonly issi: string },
  endedAfter: number,
): Promise<{ readonly tourId: string; readonly callsign: string } | null> {
  const query = tables(db)
    .selectFrom('operations.unit')
    .select(['id', 'callsign', 'ended_at'])
    .where((row) => row.or([row('ended_at', 'is', null), row('ended_at', '>', endedAfter)]));
  const found = await ('callsign' in by ? query.where('callsign', '=', by.callsign) : query.where('issi', '=', by.issi))
    .orderBy(sql`ended_at DESC NULLS FIRST`)
    .orderBy('began_at', 'desc')
    .executeTakeFirst();
  const running = found?.ended_at === null || 'callsign' in by ? undefined : await findPairedWith(db, by.issi);
  const unit = running ?? found;
  return unit === undefined ? null : { tourId: unit.id, callsign: unit.callsign };
}

/** The unit whose crew carries a radio that was another unit's before they were paired. */
function findPairedWith(db: Db, issi: string) {
  return tables(db)
    .selectFrom('operations.unit')
    .select(['id', 'callsign'])
    .where('ended_at', 'is', null)
    .where(sql<boolean>`other_issis @> ARRAY[${issi}]::text[]`)
    .executeTakeFirst();
}

/** Where a unit was last known to be. */
export async function findPosition(
  db: Db,
  tourId: string,
): Promise<{ readonly lon: number; readonly lat: number } | null> {
  const found = await tables(db)
    .selectFrom('operations.position')
    .select(['lon', 'lat'])
    .where('tour_id', '=', tourId)
    .executeTakeFirst();
  return found ?? null;
}

/** The unit that somebody is of the crew of, for what is said in its name. */
export async function findCallsignOf(db: Db, accountId: string): Promise<string | null> {
  const found = await tables(db)
    .selectFrom('operations.unit')
    .select('callsign')
    .where('ended_at', 'is', null)
    .where(sql<boolean>`crew_accounts @> ARRAY[${accountId}]::text[]`)
    .orderBy('began_at', 'desc')
    .executeTakeFirst();
  return found?.callsign ?? null;
}
