import { type Db, type HeldRow, sql, type ViewSource } from '../../../kernel/index.ts';
import type { Guarded, RowOf } from '../../../kernel/pure.ts';
import { orHidden } from '../incidents/hidden.ts';
import type { AlarmRow } from '../tables.ts';
import { FENCE_SUBJECT } from './projections.ts';
import { Fences } from './views.ts';

interface Guard {
  readonly restriction: Guarded['restriction'] | null;
  readonly allowed: readonly string[] | null;
  readonly guarded_at: number | null;
}

interface FenceRow extends Guard {
  readonly id: string;
  readonly about_id: string;
  readonly shown: RowOf<typeof Fences>;
  readonly listed: boolean;
  readonly alarms: readonly AlarmRow[];
}

const ofIncident = sql`LEFT JOIN operations.incident AS incident ON incident.id = fence.incident_id`;
const columns = sql`fence.id, fence.about_id, fence.shown, fence.listed, fence.alarms, incident.restriction, incident.allowed, incident.guarded_at`;

async function find(db: Db, which: ReturnType<typeof sql>): Promise<readonly FenceRow[]> {
  const { rows } = await sql<FenceRow>`
    SELECT ${columns} FROM operations.fence AS fence ${ofIncident} WHERE ${which} ORDER BY fence.id`.execute(db);
  return rows;
}

/** Under a mask nothing of it shows: a fence tells where people go. It hides where its incident is restricted. */
function hidden({ restriction, allowed, guarded_at: guardedAt }: Guard): Pick<HeldRow, 'guard' | 'guardedAt'> {
  if (restriction === null) return {};
  const guard: Guarded = { restriction: restriction === 'none' ? 'none' : 'concealed', allowed: allowed ?? [] };
  return guardedAt === null ? { guard } : { guard, guardedAt };
}

function held(row: FenceRow): HeldRow {
  return { key: row.id, parent: row.about_id, row: row.shown, member: row.listed, ...hidden(row) };
}

export const fencesView: ViewSource = {
  declaration: Fences,
  list: async (db, { of, after, limit }) => {
    const from = after === null ? sql`true` : sql`fence.id > ${after}`;
    // A literal, not a parameter: only so does the planner see that the index of listed ones serves.
    const which = of === null ? sql`fence.listed` : sql`fence.about_id = ${of}`;
    return (await find(db, sql`${which} AND ${from}`)).slice(0, limit).map(held);
  },
  byKeys: async (db, keys) =>
    keys.length === 0 ? [] : (await find(db, sql`fence.id = ANY (${[...keys]}::text[])`)).map(held),
};

/** Alarms of fences: all, or of those that belong to this incident, or the one that belongs to none. */
export async function listFenceAlarms(db: Db, aboutId: string | null): Promise<readonly HeldRow[]> {
  const which = aboutId === null ? sql`fence.alarms <> '[]'::jsonb` : sql`fence.about_id = ${aboutId}`;
  const alarms = (await find(db, which)).flatMap((row) =>
    row.alarms.map((alarm) => ({ key: alarm.id, parent: alarm.subjectId, row: alarm, member: true, ...hidden(row) })),
  );
  const hiddenRows = await orHidden(db, aboutId, alarms);
  return hiddenRows.map((row) => (row.row === null ? { ...row, parent: `${FENCE_SUBJECT}${aboutId}` } : row));
}

/** Fences that stand and belong to this incident, or go round this outline of it. */
export async function listFencesOf(
  db: Db,
  of: { readonly incidentId: string } | { readonly shapeId: string },
): Promise<readonly string[]> {
  const which = 'shapeId' in of ? sql`shape_id = ${of.shapeId}` : sql`about_id = ${of.incidentId}`;
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM operations.fence WHERE live AND ${which} ORDER BY id`.execute(db);
  return rows.map(({ id }) => id);
}
