import { type Db, type HeldRow, numberAfter, sql, type ViewQuery, type ViewSource } from '../../../kernel/index.ts';
import type { Guarded, RowOf } from '../../../kernel/pure.ts';
import type { RequestTables } from '../requests/tables.ts';
import type { ServiceIncidentTables } from '../service-incidents/tables.ts';
import { OUTAGE_PRIORITY } from './decide.ts';
import type { OwnRecordTables } from './tables.ts';
import { JoinedOutages, Outages, OwnRecordLog, OwnRecords, SiteRecords } from './views.ts';

type Tables = OwnRecordTables & ServiceIncidentTables & RequestTables;

function owned(...owners: readonly string[]): Guarded {
  return { restriction: 'none', allowed: [], owners };
}

function records(db: Db) {
  return db.withTables<Tables>().selectFrom('service.own_record').selectAll();
}
type Found = Awaited<ReturnType<ReturnType<typeof records>['execute']>>[number];

function shown(found: Found): RowOf<typeof OwnRecords> {
  const { id, kind, owner, number, title, standing } = found;
  return {
    ...{ id, kind, owner, number, title, standing },
    ownerId: found.owner_id,
    siteId: found.site_id,
    serviceId: found.service_id,
    raisedAt: found.raised_at,
    changedAt: found.changed_at,
  };
}

function heldByOwner(found: Found): HeldRow {
  const { id, owner_id } = found;
  return { key: id, parent: owner_id, row: shown(found), member: true, guard: owned(owner_id) };
}

function heldBySite(found: Found): HeldRow {
  const { id, site_id } = found;
  return { key: id, parent: site_id ?? '', row: shown(found), member: site_id !== null };
}

async function byKeys(db: Db, keys: readonly string[]): Promise<readonly Found[]> {
  if (keys.length === 0) return [];
  return records(db)
    .where('id', 'in', [...keys])
    .execute();
}

async function page(
  db: Db,
  column: 'owner_id' | 'site_id',
  { of, limit, after }: ViewQuery,
): Promise<readonly Found[]> {
  let query = records(db).where(column, '=', of ?? '');
  if (after !== null) query = query.where('id', '>', after);
  return query.orderBy('id').limit(limit).execute();
}

export const ownRecordsView: ViewSource = {
  declaration: OwnRecords,
  owned: true,
  list: async (db, query) => (await page(db, 'owner_id', query)).map(heldByOwner),
  byKeys: async (db, keys) => (await byKeys(db, keys)).map(heldByOwner),
};

export const siteRecordsView: ViewSource = {
  declaration: SiteRecords,
  list: async (db, query) => (await page(db, 'site_id', query)).map(heldBySite),
  byKeys: async (db, keys) => (await byKeys(db, keys)).map(heldBySite),
};

export const ownRecordLogView: ViewSource = {
  declaration: OwnRecordLog,
  owned: true,
  list: async (db, { of, limit, after }) => {
    const whose = await records(db)
      .where('id', '=', of ?? '')
      .executeTakeFirst();
    if (whose === undefined) return [];
    const lines = whose.kind === 'request' ? requestLines : incidentLines;
    const found = await lines(db, { id: whose.id, from: numberAfter(after) ?? 0, limit });
    return found.map(({ position, at, author, kind, text }) => {
      const id = String(position);
      const row: RowOf<typeof OwnRecordLog> = { id, recordId: whose.id, at, author, kind, text };
      return { key: id, parent: whose.id, row, member: true, guard: owned(whose.owner_id) };
    });
  },
};

interface Page {
  readonly id: string;
  readonly from: number;
  readonly limit: number;
}

/** Public ones alone: the rest is for the service centre. */
function incidentLines(db: Db, { id, from, limit }: Page) {
  return db
    .withTables<Tables>()
    .selectFrom('service.service_incident_line')
    .select(['position', 'at', 'author', 'kind', 'text'])
    .where('service_incident_id', '=', id)
    .where('audience', '=', 'public')
    .where('position', '>', from)
    .orderBy('position')
    .limit(limit)
    .execute();
}

function requestLines(db: Db, { id, from, limit }: Page) {
  return db
    .withTables<Tables>()
    .selectFrom('service.request_line')
    .select(['position', 'at', 'author', 'kind', 'text'])
    .where('request_id', '=', id)
    .where('audience', '=', 'public')
    .where('position', '>', from)
    .orderBy('position')
    .limit(limit)
    .execute();
}

function outages(db: Db) {
  return db
    .withTables<Tables>()
    .selectFrom('service.service_incident')
    .where('priority', '=', OUTAGE_PRIORITY)
    .select(['id', 'number', 'situation', 'service_id', 'category_id', 'raised_at', 'clocks', 'history'])
    .select(sql<number>`(SELECT count(*)::integer FROM service.affected WHERE service_incident_id = id)`.as('affected'))
    .select(
      sql<string | null>`(SELECT site_id FROM service.own_record AS own WHERE own.id = service_incident.id)`.as('site'),
    );
}
type Down = Awaited<ReturnType<ReturnType<typeof outages>['execute']>>[number];

function heldOutage(found: Down): HeldRow {
  const { id, number, affected, situation, clocks } = found;
  const promised = clocks.find(({ metric, paused }) => metric === 'resolution' && !paused);
  const row: RowOf<typeof Outages> = {
    ...{ id, number, affected },
    serviceId: found.service_id,
    categoryId: found.category_id,
    siteId: found.site,
    since: found.raised_at,
    by: promised?.dueAt ?? null,
    over: situation === 'resolved',
  };
  return { key: id, row, member: situation !== 'closed' && !found.history };
}

export const outagesView: ViewSource = {
  declaration: Outages,
  list: async (db, { limit, after }) => {
    let query = outages(db).where('situation', '<>', 'closed').where('history', '=', false);
    if (after !== null) query = query.where('id', '>', after);
    return (await query.orderBy('id').limit(limit).execute()).map(heldOutage);
  },
  byKeys: async (db, keys) => {
    if (keys.length === 0) return [];
    const found = await outages(db)
      .where('id', 'in', [...keys])
      .execute();
    return found.map(heldOutage);
  },
};

export const joinedOutagesView: ViewSource = {
  declaration: JoinedOutages,
  owned: true,
  list: async (db, { of, limit, after }) => {
    let query = db
      .withTables<Tables>()
      .selectFrom('service.affected')
      .selectAll()
      .where('person_id', '=', of ?? '');
    if (after !== null) query = query.where('service_incident_id', '>', after);
    const found = await query.orderBy('service_incident_id').limit(limit).execute();
    return found.map(({ service_incident_id: serviceIncidentId, person_id: personId, joined_at: joinedAt }) => {
      const row: RowOf<typeof JoinedOutages> = { serviceIncidentId, personId, joinedAt };
      return { key: serviceIncidentId, parent: personId, row, member: true, guard: owned(personId) };
    });
  },
};
