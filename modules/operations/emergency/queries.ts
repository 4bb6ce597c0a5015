import { type Db, type HeldRow, sql, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { EMERGENCY } from '../resources/tour.ts';
import type { OperationsTables } from '../tables.ts';
import type { EmergencyTables } from './tables.ts';
import { Emergencies } from './views.ts';

type PositionTable = { 'operations.position': { tour_id: string; lon: number; lat: number; at: number } };
const tables = (db: Db) => db.withTables<OperationsTables & EmergencyTables & PositionTable>();

type Row = RowOf<typeof Emergencies>;

function units(db: Db) {
  return tables(db)
    .selectFrom('operations.unit as unit')
    .leftJoin('operations.emergency as emergency', 'emergency.tour_id', 'unit.id')
    .leftJoin('operations.incident as incident', 'incident.id', 'unit.active_incident_id')
    .select(['unit.id', 'unit.callsign', 'unit.emergency', 'unit.area_id', 'unit.talkgroup', 'unit.alarms'])
    .select(['emergency.outcome', 'incident.restriction', 'incident.allowed', 'incident.guarded_at']);
}
type Found = Awaited<ReturnType<ReturnType<typeof units>['execute']>>[number];

function held(found: Found): HeldRow {
  const alarm = found.alarms.find(({ key }) => key === EMERGENCY);
  const row: Row = {
    tourId: found.id,
    callsign: found.callsign,
    since: alarm?.since ?? 0,
    areaId: found.area_id,
    talkgroup: { name: found.talkgroup, outcome: found.outcome },
    seenBy: alarm?.seenBy ?? null,
    seenAt: alarm?.seenAt ?? null,
  };
  const common = { key: found.id, row, member: found.emergency };
  if (found.restriction !== 'concealed') return common;
  // An officer in need is everybody's; what they are on is not.
  const guard = { restriction: 'restricted', allowed: found.allowed ?? [] } as const;
  return { ...common, guard, guardedAt: found.guarded_at ?? 0 };
}

/** A literal, not a parameter: only so does the planner see that the index of those in need serves. */
const inNeed = sql<boolean>`unit.emergency`;

export const emergenciesView: ViewSource = {
  declaration: Emergencies,
  list: async (db, { limit, after }) => {
    let query = units(db).where(inNeed);
    if (after !== null) query = query.where('unit.id', '>', after);
    return (await query.orderBy('unit.id').limit(limit).execute()).map(held);
  },
  byKeys: async (db, keys) => {
    if (keys.length === 0) return [];
    const found = await units(db)
      .where('unit.id', 'in', [...keys])
      .execute();
    return found.map(held);
  },
  mask: (row: Row): Row => ({ ...row, areaId: null, talkgroup: null, seenBy: null, seenAt: null }),
};

export interface LastPosition {
  readonly lon: number;
  readonly lat: number;
  readonly at: number;
}

export async function findLastPosition(db: Db, tourId: string): Promise<LastPosition | null> {
  const found = await tables(db)
    .selectFrom('operations.position')
    .select(['lon', 'lat', 'at'])
    .where('tour_id', '=', tourId)
    .executeTakeFirst();
  return found ?? null;
}
