import { type Db, type HeldRow, sql, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { guardOfRow } from '../incidents/queries.ts';
import type { OperationsTables } from '../tables.ts';
import type { AskTables } from './tables.ts';
import { Asks } from './views.ts';

function asks(db: Db) {
  return db
    .withTables<OperationsTables & AskTables>()
    .selectFrom('operations.ask as ask')
    .innerJoin('operations.incident as incident', 'incident.id', 'ask.incident_id')
    .selectAll('ask')
    .select(['incident.number', 'incident.restriction', 'incident.allowed', 'incident.locus', 'incident.guarded_at']);
}
type Record = Awaited<ReturnType<ReturnType<typeof asks>['execute']>>[number];

function held(record: Record): HeldRow {
  const { id, number, what, name, count, urgent, by, note, state, callsigns, reason } = record;
  const row: RowOf<typeof Asks> = {
    ...{ id, number, what, name, count, urgent, by, note, state, callsigns, reason },
    ...{ askId: record.ask_id, incidentId: record.incident_id, askedAt: record.asked_at, askedBy: record.asked_by },
    ...{ dueAt: record.due_at, answeredAt: record.answered_at, answeredBy: record.answered_by },
  };
  return { key: id, parent: record.incident_id, row, member: true, inWhole: state === 'open', ...guardOfRow(record) };
}

/** A literal, not a parameter: only so does the planner see that the index of those that wait serves. */
const waits = sql<boolean>`ask.state = 'open'`;

/** No mask: under a restriction nothing shows of what is needed there. */
export const asksView: ViewSource = {
  declaration: Asks,
  list: async (db, { of, limit, after }) => {
    const some = asks(db).where((row) => (of === null ? waits : row('ask.incident_id', '=', of)));
    const rows = after === null ? some : some.where('ask.id', '>', after);
    return (await rows.orderBy('ask.id').limit(limit).execute()).map(held);
  },
  byKeys: async (db, keys) => {
    if (keys.length === 0) return [];
    return (
      await asks(db)
        .where('ask.id', 'in', [...keys])
        .execute()
    ).map(held);
  },
};
