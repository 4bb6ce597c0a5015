import type { Db, HeldRow, ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { guardOfRow } from '../incidents/queries.ts';
import type { OperationsTables } from '../tables.ts';
import type { CallOutHeld } from './call-out.ts';
import type { CallOutTables } from './tables.ts';
import { CallOuts } from './views.ts';

function callOuts(db: Db) {
  return db
    .withTables<OperationsTables & CallOutTables>()
    .selectFrom('operations.call_out as called')
    .innerJoin('operations.incident as incident', 'incident.id', 'called.incident_id')
    .selectAll('called')
    .select(['incident.restriction', 'incident.allowed', 'incident.locus', 'incident.guarded_at']);
}
type Found = Awaited<ReturnType<ReturnType<typeof callOuts>['execute']>>[number];

function held(found: Found): HeldRow {
  const { id, incident_id: incidentId, call_out: one } = found;
  const { answerSeconds: _, ladder: __, ...shown } = one;
  const row: RowOf<typeof CallOuts> = { ...shown, id, incidentId, dueAt: dueOf(one) };
  return { key: id, parent: incidentId, row, member: true, ...guardOfRow(found) };
}

function dueOf({ state, calledAt, answerSeconds, etaAt }: CallOutHeld): number | null {
  return state === 'asked' ? calledAt + answerSeconds * 1000 : state === 'accepted' ? etaAt : null;
}

/** No mask: under a restriction nothing shows of who is called there. */
export const callOutsView: ViewSource = {
  declaration: CallOuts,
  list: async (db, { of, limit, after }) => {
    if (of === null) return [];
    let query = callOuts(db).where('called.incident_id', '=', of);
    if (after !== null) query = query.where('called.id', '>', after);
    return (await query.orderBy('called.id').limit(limit).execute()).map(held);
  },
  byKeys: async (db, keys) => {
    if (keys.length === 0) return [];
    const found = await callOuts(db)
      .where('called.id', 'in', [...keys])
      .execute();
    return found.map(held);
  },
};
