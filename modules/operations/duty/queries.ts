import { type Clock, type Db, type HeldRow, sql, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { Pack } from '../../force/index.ts';
import { findHeld } from '../claims/queries.ts';
import type { AlarmRow, OperationsTables } from '../tables.ts';
import { askedFrom } from './hours.ts';
import type { DutyTables } from './tables.ts';
import { Duties, Staffing } from './views.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A crew may book on so long before its duty begins. */
const EARLY_MS = 4 * HOUR_MS;

const tables = (db: Db) => db.withTables<DutyTables & OperationsTables>();

function duties(db: Db) {
  return tables(db).selectFrom('operations.duty').selectAll();
}
type DutyRecord = Awaited<ReturnType<ReturnType<typeof duties>['execute']>>[number];

/** The duty that a callsign books on for now. */
export async function findDutyToTake(db: Db, callsign: string, at: number): Promise<string | null> {
  const found = await tables(db)
    .selectFrom('operations.duty')
    .select('id')
    .where('callsign', '=', callsign.trim().toUpperCase())
    .where(sql<boolean>`state = 'planned'`)
    .where('starts_at', '<=', at + EARLY_MS)
    .where('ends_at', '>', at)
    .orderBy('starts_at')
    .executeTakeFirst();
  return found?.id ?? null;
}

export async function findDutyOn(db: Db, tourId: string): Promise<string | null> {
  const found = await tables(db)
    .selectFrom('operations.duty')
    .select('id')
    .where('tour_id', '=', tourId)
    .where(sql<boolean>`state = 'on'`)
    .executeTakeFirst();
  return found?.id ?? null;
}

/** Alarms of duties: all, or of the one asked for. */
export async function listDutyAlarms(db: Db, dutyId: string | null): Promise<readonly AlarmRow[]> {
  const rows = await tables(db)
    .selectFrom('operations.duty')
    .select('alarms')
    .where((row) => (dutyId === null ? sql<boolean>`alarms <> '[]'::jsonb` : row('id', '=', dutyId)))
    .execute();
  return rows.flatMap(({ alarms }) => alarms);
}

function held(duty: DutyRecord): HeldRow {
  const { id, callsign, kind, talkgroup, crew, absent, extended, state } = duty;
  const row: RowOf<typeof Duties> = {
    ...{ id, callsign, kind, talkgroup, extended, crew: [...crew], absent: [...absent] },
    ...{ areaId: duty.area_id, startsAt: duty.starts_at, endsAt: duty.ends_at },
    state: state === 'planned' && duty.nobody_comes ? 'absent' : state,
    ...{ tourId: duty.tour_id, takenAt: duty.taken_at, endedAt: duty.ended_at },
  };
  return { key: id, row, member: true };
}

/** From yesterday until tomorrow, as they begin; who is still on stays, whenever it began. */
export function dutiesView(clock: Clock): ViewSource {
  return {
    declaration: Duties,
    list: async (db, { limit, after }) => {
      const now = clock.now();
      const rows = await duties(db)
        .where((row) =>
          row.or([
            row.and([row('starts_at', '>', now - DAY_MS), row('starts_at', '<', now + DAY_MS)]),
            sql<boolean>`state = 'on'`,
          ]),
        )
        .orderBy('starts_at')
        .orderBy('callsign')
        .orderBy('id')
        .execute();
      const from = after === null ? 0 : rows.findIndex(({ id }) => id === after) + 1;
      return rows.slice(from, from + limit).map(held);
    },
    byKeys: async (db, keys) => {
      if (keys.length === 0) return [];
      const rows = await duties(db)
        .where('id', 'in', [...keys])
        .execute();
      const now = clock.now();
      return rows.map((row) => ({
        ...held(row),
        member: row.state === 'on' || Math.abs(row.starts_at - now) < DAY_MS,
      }));
    },
  };
}

/** Counted when it is read, from the units themselves: nothing keeps a count that could go wrong. */
export function staffingView(pack: () => Pack, clock: Clock): ViewSource {
  const list = async (db: Db, keys: readonly string[] | null): Promise<readonly HeldRow[]> => {
    const rows = await staffingOf(db, pack(), clock.now());
    return rows
      .filter(({ areaId }) => keys?.includes(areaId) ?? true)
      .map((row) => ({ key: row.areaId, row, member: true }));
  };
  return {
    declaration: Staffing,
    list: async (db, { after }) => (after === null ? list(db, null) : []),
    byKeys: list,
  };
}

async function staffingOf(db: Db, pack: Pack, now: number): Promise<readonly RowOf<typeof Staffing>[]> {
  const { minimum } = pack.dispatch.staffing;
  const areas = [...new Set(minimum.map(({ area }) => area))];
  if (areas.length === 0) return [];
  const [counts, planned, isHeld] = await Promise.all([countOnDuty(db, now), listAhead(db, now), findHeld(db)]);
  const within = areaAbove(pack, areas);
  return areas.map((areaId) => {
    const onDuty = counts.reduce((sum, one) => sum + (within(one.area_id) === areaId ? one.count : 0), 0);
    const here = planned.filter((one) => within(one.area_id) === areaId);
    const minima = minimum.filter(({ area }) => area === areaId);
    const [current, ...later] = askedFrom(now, 24, minima, pack.timezone);
    const wanted = current?.wanted ?? 0;
    const ahead = later.map(({ from, wanted: asked }) => {
      const there = here.filter(({ starts_at, ends_at }) => starts_at <= from && from < ends_at);
      const on = there.filter(({ callsign }) => !isHeld(callsign, from)).length;
      return { from, wanted: asked, planned: on, short: Math.max(0, asked - on) };
    });
    return { areaId, onDuty, wanted, short: Math.max(0, wanted - onDuty), ahead };
  });
}

/** One that an operation holds, or another force has borrowed, is not there for its area. */
async function countOnDuty(
  db: Db,
  now: number,
): Promise<readonly { readonly area_id: string; readonly count: number }[]> {
  const { rows } = await sql<{ area_id: string; count: number }>`
    SELECT area_id, count(*)::int AS count FROM operations.unit
     WHERE ended_at IS NULL AND on_duty AND responds AND NOT EXISTS (
       SELECT FROM operations.claim
        WHERE open AND kind <> 'borrowed' AND claim.callsign = unit.callsign AND from_at <= ${now}::bigint)
     GROUP BY area_id`.execute(db);
  return rows;
}

function listAhead(
  db: Db,
  now: number,
): Promise<readonly Pick<DutyRecord, 'callsign' | 'area_id' | 'starts_at' | 'ends_at'>[]> {
  return tables(db)
    .selectFrom('operations.duty')
    .select(['callsign', 'area_id', 'starts_at', 'ends_at'])
    .where('starts_at', '>', now - DAY_MS)
    .where('starts_at', '<', now + DAY_MS)
    .where('ends_at', '>', now)
    .where('state', 'in', ['planned', 'on'])
    .where('nobody_comes', '=', false)
    .execute();
}

/** A beat counts for the area that it lies in. */
function areaAbove({ areas }: Pack, counted: readonly string[]): (id: string) => string | null {
  const parents = new Map(areas.map(({ id, parent }) => [id, parent]));
  return (id) => {
    for (let at: string | null = id; at !== null; at = parents.get(at) ?? null) if (counted.includes(at)) return at;
    return null;
  };
}
