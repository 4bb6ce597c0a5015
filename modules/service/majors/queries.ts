import { type Db, type HeldRow, numberAfter, sql, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { MajorTables } from './tables.ts';
import { Majors, MajorTimeline } from './views.ts';

/** The number of one that runs for this IT incident. */
export async function findRunningMajor(db: Db, serviceIncidentId: string): Promise<string | null> {
  const { rows } = await sql<{ number: string }>`
    SELECT number FROM service.major
     WHERE service_incident_id = ${serviceIncidentId} AND situation = 'running' LIMIT 1`.execute(db);
  return rows[0]?.number ?? null;
}

function majors(db: Db) {
  return db.withTables<MajorTables>().selectFrom('service.major').selectAll();
}

function held(found: MajorTables['service.major']): HeldRow {
  const { id, number, situation, title, text, manager, lessons, actions } = found;
  const row: RowOf<typeof Majors> = {
    ...{ id, number, situation, title, text, manager, lessons, actions },
    serviceIncidentId: found.service_incident_id,
    serviceIncidentNumber: found.service_incident_number,
    managerId: found.manager_id,
    serviceIds: found.service_ids,
    declaredAt: found.declared_at,
    updatedAt: found.updated_at,
    nextAt: found.next_at,
    endedAt: found.ended_at,
    reviewDueAt: found.review_due_at,
  };
  return { key: id, row, member: true };
}

export const majorsView: ViewSource = {
  declaration: Majors,
  list: async (db, { limit, after }) => {
    let query = majors(db);
    if (after !== null) query = query.where('id', '>', after);
    return (await query.orderBy('id').limit(limit).execute()).map(held);
  },
  byKeys: async (db, keys) =>
    keys.length === 0
      ? []
      : (
          await majors(db)
            .where('id', 'in', [...keys])
            .execute()
        ).map(held),
};

export const majorTimelineView: ViewSource = {
  declaration: MajorTimeline,
  list: async (db, { of, limit, after }) => {
    const found = await db
      .withTables<MajorTables>()
      .selectFrom('service.major_line')
      .selectAll()
      .where('major_id', '=', of ?? '')
      .where('position', '>', numberAfter(after) ?? 0)
      .orderBy('position')
      .limit(limit)
      .execute();
    return found.map(({ major_id: majorId, position, at, author, kind, text }) => {
      const row: RowOf<typeof MajorTimeline> = { id: String(position), majorId, at, author, kind, text };
      return { key: row.id, parent: majorId, row, member: true };
    });
  },
};
