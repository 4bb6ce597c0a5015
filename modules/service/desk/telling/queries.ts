import { type Db, numberAfter, sql, type ViewSource } from '../../../../kernel/index.ts';
import type { RowOf } from '../../../../kernel/pure.ts';
import { Told } from './views.ts';

export interface Concerned {
  readonly teamId: string;
  readonly priority: number;
  readonly assigneeId: string | null;
  readonly assignee: string | null;
}

/** Of history that was taken in nobody is told. */
export async function findConcerned(db: Db, id: string): Promise<Concerned | null> {
  const { rows } = await sql<Concerned>`
    SELECT team_id AS "teamId", priority, assignee_id AS "assigneeId", assignee
      FROM service.service_incident WHERE id = ${id} AND situation <> 'closed' AND NOT history`.execute(db);
  return rows[0] ?? null;
}

/** Whoever of a team is at the desk now. */
export async function listThere(db: Db, teamId: string): Promise<readonly { id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    SELECT id, coalesce(name, '') AS name FROM service.desk_shift WHERE ${teamId} = ANY (team_ids)`.execute(db);
  return rows;
}

/** Of one person, the newest first; each is theirs alone. */
export const toldView: ViewSource = {
  declaration: Told,
  owned: true,
  list: async (db, { of, limit, after }) => {
    const before = numberAfter(after) ?? Number.MAX_SAFE_INTEGER;
    const { rows } = await sql<RowOf<typeof Told>>`
      SELECT told.person_id || ' ' || told.position AS id, told.person_id AS "personId", told.position, told.at, told.why,
             incident.id AS "serviceIncidentId", incident.number, incident.summary, incident.priority
        FROM service.staff_told AS told
        JOIN service.service_incident AS incident ON incident.id = told.service_incident_id
       WHERE told.person_id = ${of ?? ''} AND told.position < ${before}
       ORDER BY told.position DESC LIMIT ${Math.min(limit, MOST)}`.execute(db);
    return rows.map((row) => ({
      ...{ key: row.id, parent: row.personId, row, member: true },
      guard: { restriction: 'none', allowed: [], owners: [row.personId] },
    }));
  },
};

const MOST = 50;
