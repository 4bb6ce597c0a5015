import { type Db, type HeldRow, numberAfter, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { ServiceIncidentTables } from '../service-incidents/tables.ts';
import type { Cause } from './facts.ts';
import type { RequestTables } from './tables.ts';
import { Approvals, IncidentRequests, OpenRequests, RequestLog } from './views.ts';

function requests(db: Db) {
  return db.withTables<RequestTables>().selectFrom('service.request').selectAll();
}
type Found = Awaited<ReturnType<ReturnType<typeof requests>['execute']>>[number];

function held(found: Found): HeldRow {
  const { id, number, name, situation, requester, approver, booked, answers, tasks } = found;
  const row: RowOf<typeof OpenRequests> = {
    ...{ id, number, name, requester, approver, booked, answers, tasks },
    situation: situation === 'ended' ? 'delivered' : situation,
    forWhom: found.for_whom,
    siteId: found.site_id,
    serviceIncident: causeOf(found),
    pricePence: found.price_pence,
    startedAt: found.started_at,
    dueAt: found.due_at,
    submittedAt: found.submitted_at,
    changedAt: found.changed_at,
  };
  return { key: id, row, member: situation !== 'ended' };
}

function causeOf({ service_incident_id: id, service_incident_number: number }: Found) {
  return id === null || number === null ? null : { id, number };
}

export const openRequestsView: ViewSource = {
  declaration: OpenRequests,
  list: async (db, { limit, after }) => {
    let query = requests(db).where('situation', '<>', 'ended');
    if (after !== null) query = query.where('id', '>', after);
    return (await query.orderBy('id').limit(limit).execute()).map(held);
  },
  byKeys: async (db, keys) => {
    if (keys.length === 0) return [];
    const found = await requests(db)
      .where('id', 'in', [...keys])
      .execute();
    return found.map(held);
  },
};

function becauseOf({ id, number, name, situation, service_incident_id }: Found): readonly HeldRow[] {
  if (service_incident_id === null) return [];
  const row: RowOf<typeof IncidentRequests> = { id, number, name, situation, serviceIncidentId: service_incident_id };
  return [{ key: id, parent: service_incident_id, row, member: true }];
}

export const incidentRequestsView: ViewSource = {
  declaration: IncidentRequests,
  list: async (db, { of, limit, after }) => {
    let query = requests(db).where('service_incident_id', '=', of ?? '');
    if (after !== null) query = query.where('id', '>', after);
    return (await query.orderBy('id').limit(limit).execute()).flatMap(becauseOf);
  },
  byKeys: async (db, keys) => {
    if (keys.length === 0) return [];
    const found = await requests(db)
      .where('id', 'in', [...keys])
      .execute();
    return found.flatMap(becauseOf);
  },
};

/** The IT incident because of which something is asked for. */
export async function findCause(db: Db, id: string): Promise<Cause | null> {
  const found = await db
    .withTables<ServiceIncidentTables>()
    .selectFrom('service.service_incident')
    .select(['id', 'number', 'reporter_id as reporterId'])
    .where('id', '=', id)
    .executeTakeFirst();
  return found ?? null;
}

export const approvalsView: ViewSource = {
  declaration: Approvals,
  owned: true,
  list: async (db, { of, limit, after }) => {
    let query = requests(db).where('approver_id', '=', of ?? '');
    if (after !== null) query = query.where('id', '>', after);
    return (await query.orderBy('id').limit(limit).execute()).map((found) => asked(found, of ?? ''));
  },
};

function asked(found: Found, approverId: string): HeldRow {
  const { id, number, name, requester, answers, deputy } = found;
  const row: RowOf<typeof Approvals> = {
    ...{ id, approverId, number, name, requester, answers, deputy },
    forWhom: found.for_whom,
    pricePence: found.price_pence,
    leadMinutes: found.lead_minutes,
    submittedAt: found.submitted_at,
    by: found.due_at,
  };
  const guard = { restriction: 'none', allowed: [], owners: [approverId] } as const;
  return { key: id, parent: approverId, row, member: true, guard };
}

export const requestLogView: ViewSource = {
  declaration: RequestLog,
  list: async (db, { of, limit, after }) => {
    let query = db
      .withTables<RequestTables>()
      .selectFrom('service.request_line')
      .selectAll()
      .where('request_id', '=', of ?? '');
    const from = numberAfter(after);
    if (from !== null) query = query.where('position', '>', from);
    const found = await query.orderBy('position').limit(limit).execute();
    return found.map(({ request_id: requestId, position, at, author, kind, audience, text }) => {
      const id = String(position);
      const row: RowOf<typeof RequestLog> = { id, requestId, at, author, kind, audience, text };
      return { key: id, parent: requestId, row, member: true };
    });
  },
};

/** Whose word a request waits for, when somebody stands in for them; null: nobody's, or nobody does. */
export async function findReplaceable(db: Db, id: string): Promise<string | null> {
  const found = await requests(db).where('id', '=', id).executeTakeFirst();
  return found?.deputy_id == null ? null : found.approver_id;
}

/** The change that a request makes, once nothing need be waited for; null: it alters nothing that is registered. */
export async function findChangeOf(
  db: Db,
  id: string,
): Promise<{ readonly templateId: string; readonly title: string } | null> {
  const found = await requests(db).where('id', '=', id).executeTakeFirst();
  if (found?.change_template_id == null || found.situation === 'approving') return null;
  return { templateId: found.change_template_id, title: `${found.name} (${found.number})` };
}
