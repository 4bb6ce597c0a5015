import { type Db, type HeldRow, numberAfter, sql, type ViewQuery, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { ServiceIncidentTables } from '../service-incidents/tables.ts';
import type { DeskTables } from './tables.ts';
import { ServiceIncidentFiles, ServiceIncidentHistory, ServiceIncidentRecord } from './views.ts';

/** Those to whom is said what is said of this one: its children, and what was merged into it. */
export async function listBelow(db: Db, serviceIncidentId: string): Promise<readonly string[]> {
  const found = await db
    .withTables<DeskTables>()
    .selectFrom('service.service_incident_link')
    .select('other_id')
    .where('service_incident_id', '=', serviceIncidentId)
    .where('kind', 'in', ['child', 'merged-from'])
    .orderBy('other_id')
    .execute();
  return found.map(({ other_id }) => other_id);
}

export async function isServiceFileAttached(db: Db, attachmentId: string): Promise<boolean> {
  const found = await sql`SELECT 1 FROM service.service_incident_file WHERE id = ${attachmentId}`.execute(db);
  return found.rows.length > 0;
}

export async function countServiceFiles(db: Db, serviceIncidentId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM service.service_incident_file
     WHERE service_incident_id = ${serviceIncidentId}`.execute(db);
  return rows[0]?.count ?? 0;
}

function incidents(db: Db) {
  return db.withTables<ServiceIncidentTables>().selectFrom('service.service_incident').selectAll();
}
type Found = Awaited<ReturnType<ReturnType<typeof incidents>['execute']>>[number];

interface Status {
  readonly status_id: string | null;
  readonly name: string;
  readonly since: number;
}

async function findStatus(db: Db, id: string): Promise<Status | null> {
  const found = await db
    .withTables<DeskTables>()
    .selectFrom('service.service_incident_status')
    .select(['status_id', 'name', 'since'])
    .where('service_incident_id', '=', id)
    .executeTakeFirst();
  return found ?? null;
}

/** What was taken up again begins anew; what is not open has its situation. */
function statusShown({ situation, last_reopened }: Found, status: Status | null) {
  if (situation !== 'open' || status === null || status.status_id === null) return null;
  if (last_reopened !== null && last_reopened.at >= status.since) return null;
  return { id: status.status_id, name: status.name };
}

function recordOf(found: Found, status: Status | null): RowOf<typeof ServiceIncidentRecord> {
  const { id, number, situation, summary, description, symptoms, parameters, reporter, source, vip } = found;
  const { impact, urgency, computed, floor, priority, triage, links, candidate, reopened, clocks, missed } = found;
  return {
    ...{ id, number, situation, summary, description, symptoms, parameters, reporter, source, vip },
    ...{ impact, urgency, computed, floor, priority, triage, links, candidate, reopened, clocks, missed },
    serviceIncidentId: id,
    pausedFor: found.paused_for,
    status: statusShown(found, status),
    reporterId: found.reporter_id,
    callBack: found.call_back,
    callBackBy: found.call_back_by,
    categoryId: found.category_id,
    closureCategoryId: found.closure_category_id,
    serviceId: found.service_id,
    itemIds: found.item_ids,
    teamId: found.team_id,
    assigneeId: found.assignee_id,
    assignee: found.assignee,
    snoozedUntil: found.snoozed_until,
    pingPong: found.ping_pong,
    lastReopened: found.last_reopened,
    raisedAt: found.raised_at,
    changedAt: found.changed_at,
    resolvedAt: found.resolved_at,
    closedAt: found.closed_at,
  };
}

export const serviceIncidentRecordView: ViewSource = {
  declaration: ServiceIncidentRecord,
  list: async (db, { of }) => {
    const id = of ?? '';
    const [found, status] = await Promise.all([incidents(db).where('id', '=', id).execute(), findStatus(db, id)]);
    return found.map((one) => ({ key: one.id, parent: one.id, row: recordOf(one, status), member: true }));
  },
};

interface FoundFile {
  id: string;
  service_incident_id: string;
  sha256: string;
  media_type: string;
  bytes: number;
  audience: 'public' | 'internal';
  name: string | null;
  at: number;
  by: string;
  reporter_id: string | null;
}

/** A file is guarded as its record is; an internal one is nobody's own. */
function heldFile(found: FoundFile): HeldRow {
  const { id, sha256, bytes, audience, name, at, by, reporter_id: reporterId } = found;
  const serviceIncidentId = found.service_incident_id;
  const row: RowOf<typeof ServiceIncidentFiles> = {
    ...{ id, serviceIncidentId, sha256, bytes, audience, name, at, by },
    mediaType: found.media_type,
  };
  const owners = audience === 'public' && reporterId !== null ? [reporterId] : [];
  return { key: id, parent: serviceIncidentId, row, member: true, guard: { restriction: 'none', allowed: [], owners } };
}

/** Of an IT incident; without one, the file asked for by `id`. */
export const serviceIncidentFilesView: ViewSource = {
  declaration: ServiceIncidentFiles,
  owned: true,
  list: async (db, { of, filters, limit, after }) => {
    const found = await sql<FoundFile>`
      SELECT file.*, incident.reporter_id
        FROM service.service_incident_file AS file
        JOIN service.service_incident AS incident ON incident.id = file.service_incident_id
       WHERE ${of === null ? sql`file.id = ${filters.id ?? ''}` : sql`file.service_incident_id = ${of}`}
       ORDER BY file.position`.execute(db);
    const all = found.rows.map(heldFile);
    const from = after === null ? 0 : all.findIndex(({ key }) => key === after) + 1;
    return all.slice(from, from + limit);
  },
};

/** What records are asked for by, where nothing was said `none` asks for that. */
const columns = {
  team: sql`team_id`,
  category: sql`category_id`,
  /** As figures count it: what it was closed as, else what it was taken for. */
  kind: sql`coalesce(closure_category_id, category_id)`,
  service: sql`service_id`,
  reporter: sql`reporter_id`,
  site: sql`site_id`,
  source: sql`source`,
} as const;
const NONE = 'none';

/** What its column can hold. */
const MOST_SEQUENCE = 2 ** 31 - 1;

function history(db: Db, { filters, limit, after }: ViewQuery) {
  let query = db
    .withTables<ServiceIncidentTables>()
    .selectFrom('service.service_incident')
    .select(['sequence', 'id', 'number', 'situation', 'summary', 'reporter', 'category_id', 'team_id', 'assignee'])
    .select(['priority', 'raised_at', 'resolved_at', 'reopened']);
  const before = numberAfter(after, MOST_SEQUENCE);
  if (before !== null) query = query.where('sequence', '<', before);
  for (const [filter, column] of Object.entries(columns)) {
    const value = filters[filter];
    if (value === NONE) query = query.where(sql<boolean>`${column} IS NULL`);
    else if (value !== undefined) query = query.where(sql<boolean>`${column} = ${value}`);
  }
  if (filters.number !== undefined) query = query.where('sequence', '=', Number(filters.number.replace(/\D/g, '')));
  if (filters.priority !== undefined) query = query.where('priority', '=', Number(filters.priority));
  if (filters.cause !== undefined) query = query.where(missedFor(filters.cause));
  if (filters.item !== undefined) query = query.where(sql<boolean>`item_ids @> ARRAY[${filters.item}]`);
  if (filters.from !== undefined) query = query.where('raised_at', '>=', Number(filters.from));
  if (filters.to !== undefined) query = query.where('raised_at', '<', Number(filters.to));
  if (filters.reopened === 'true') query = query.where('reopened', '>', 0);
  if (filters.missed === 'true') query = query.where(sql<boolean>`missed <> '[]'`);
  if (filters.firstContact === 'true') query = query.where('first_contact', '=', true).where('reopened', '=', 0);
  if (filters.situation === 'open') query = query.where('situation', '<>', 'closed');
  if (filters.situation === 'live') query = query.where('situation', 'in', ['open', 'paused']);
  if (filters.resolved === 'true') query = query.where('resolved_at', 'is not', null);
  if (filters.situation === 'closed') query = query.where('situation', '=', 'closed');
  return query.orderBy('sequence', 'desc').limit(limit);
}

/** Those that missed a target for this cause; `none`: for one that nobody has said. */
function missedFor(cause: string) {
  const said = sql`SELECT FROM service.breach_reason AS why
     WHERE why.service_incident_id = service_incident.id AND why.metric = miss ->> 'metric'`;
  const held = cause === NONE ? sql`NOT EXISTS (${said})` : sql`EXISTS (${said} AND why.reason = ${cause})`;
  return sql<boolean>`EXISTS (SELECT FROM jsonb_array_elements(missed) AS miss WHERE ${held})`;
}

export const serviceIncidentHistoryView: ViewSource = {
  declaration: ServiceIncidentHistory,
  list: async (db, query) => {
    const found = await history(db, query).execute();
    return found.map((one) => {
      const { sequence, id, number, situation, summary, reporter, assignee, priority, reopened } = one;
      const row: RowOf<typeof ServiceIncidentHistory> = {
        ...{ sequence, id, number, situation, summary, reporter, assignee, priority, reopened },
        ...{ categoryId: one.category_id, teamId: one.team_id, raisedAt: one.raised_at, resolvedAt: one.resolved_at },
      };
      return { key: String(sequence), row, member: true };
    });
  },
};
