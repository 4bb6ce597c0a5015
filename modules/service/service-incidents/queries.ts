import { type Db, type HeldRow, numberAfter, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { ServiceIncidentTables } from './tables.ts';
import { OpenServiceIncidents, ServiceIncidentLog } from './views.ts';

function incidents(db: Db) {
  return db.withTables<ServiceIncidentTables>().selectFrom('service.service_incident').selectAll();
}
type Found = Awaited<ReturnType<ReturnType<typeof incidents>['execute']>>[number];
type Row = RowOf<typeof OpenServiceIncidents>;

function held(found: Found): HeldRow {
  const { id, number, summary, reporter, source, impact, urgency, priority, reopened, clocks } = found;
  const row: Row = {
    ...{ id, number, summary, reporter, source, impact, urgency, priority, reopened, clocks },
    situation: found.situation === 'closed' ? 'resolved' : found.situation,
    pausedFor: found.paused_for,
    serviceId: found.service_id,
    categoryId: found.category_id,
    teamId: found.team_id,
    assigneeId: found.assignee_id,
    assignee: found.assignee,
    raisedAt: found.raised_at,
    changedAt: found.changed_at,
    vip: found.vip,
    triage: found.triage,
    snoozedUntil: found.snoozed_until,
    pingPong: found.ping_pong,
    parent: found.links.find(({ kind }) => kind === 'parent')?.number ?? null,
    children: found.links.filter(({ kind }) => kind === 'child').length,
    candidate: found.candidate,
  };
  return { key: id, row, member: found.situation !== 'closed' };
}

export const openServiceIncidentsView: ViewSource = {
  declaration: OpenServiceIncidents,
  list: async (db, { limit, after }) => {
    let query = incidents(db).where('situation', '<>', 'closed');
    if (after !== null) query = query.where('id', '>', after);
    return (await query.orderBy('id').limit(limit).execute()).map(held);
  },
  byKeys: async (db, keys) => {
    if (keys.length === 0) return [];
    const found = await incidents(db)
      .where('id', 'in', [...keys])
      .execute();
    return found.map(held);
  },
};

type LogRow = RowOf<typeof ServiceIncidentLog>;

export const serviceIncidentLogView: ViewSource = {
  declaration: ServiceIncidentLog,
  list: async (db, { of, limit, after }) => {
    let query = db
      .withTables<ServiceIncidentTables>()
      .selectFrom('service.service_incident_line')
      .selectAll()
      .where('service_incident_id', '=', of ?? '');
    const from = numberAfter(after);
    if (from !== null) query = query.where('position', '>', from);
    const found = await query.orderBy('position').limit(limit).execute();
    return found.map(({ service_incident_id, position, at, author, kind, audience, text }) => {
      const id = String(position);
      const row: LogRow = { id, serviceIncidentId: service_incident_id, at, author, kind, audience, text };
      return { key: id, parent: service_incident_id, row, member: true };
    });
  },
};
