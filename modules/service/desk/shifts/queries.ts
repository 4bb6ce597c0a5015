import { type Db, type HeldRow, sql, type ViewSource } from '../../../../kernel/index.ts';
import type { RowOf } from '../../../../kernel/pure.ts';
import type { Taker } from './route.ts';
import type { ShiftTables } from './tables.ts';
import { DeskShifts } from './views.ts';

/** Who takes work of a team now, with what they have. */
export async function listTakers(db: Db, teamId: string): Promise<readonly Taker[]> {
  const { rows } = await sql<Taker>`
    SELECT shift.id, coalesce(shift.name, '') AS name, shift.category_ids AS "categoryIds", shift.since,
           shift.last_given_at AS "lastGivenAt",
           (SELECT count(*)::int FROM service.service_incident
             WHERE assignee_id = shift.id AND situation IN ('open', 'paused')) AS open
      FROM service.desk_shift AS shift WHERE ${teamId} = ANY (shift.team_ids) ORDER BY shift.id`.execute(db);
  return rows;
}

interface Unassigned {
  readonly teamId: string;
  readonly categoryId: string | null;
}

/** Open, looked at, and nobody's by name; null: it is otherwise, or history that nobody has taken up. */
export async function findUnassigned(db: Db, serviceIncidentId: string): Promise<Unassigned | null> {
  const { rows } = await sql<Unassigned>`
    SELECT team_id AS "teamId", category_id AS "categoryId" FROM service.service_incident
     WHERE id = ${serviceIncidentId} AND situation = 'open' AND NOT history AND assignee_id IS NULL
       AND triage = 'done'`.execute(db);
  return rows[0] ?? null;
}

function shifts(db: Db) {
  return db.withTables<ShiftTables>().selectFrom('service.desk_shift').selectAll();
}
type Found = Awaited<ReturnType<ReturnType<typeof shifts>['execute']>>[number];

function held({ id, name, team_ids, category_ids, since, ends_at, given }: Found): HeldRow {
  const row: RowOf<typeof DeskShifts> = {
    ...{ id, name, since, given, teamIds: team_ids, categoryIds: category_ids, endsAt: ends_at },
  };
  return { key: id, row, member: true };
}

export const deskShiftsView: ViewSource = {
  declaration: DeskShifts,
  list: async (db, { limit, after }) => {
    let query = shifts(db);
    if (after !== null) query = query.where('id', '>', after);
    return (await query.orderBy('id').limit(limit).execute()).map(held);
  },
  byKeys: async (db, keys) => {
    if (keys.length === 0) return [];
    const found = await shifts(db)
      .where('id', 'in', [...keys])
      .execute();
    const there = new Set(found.map(({ id }) => id));
    const gone = keys.filter((key) => !there.has(key)).map((key) => ({ key, row: null, member: false }));
    return [...found.map(held), ...gone];
  },
};
