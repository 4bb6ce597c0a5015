import type { Db } from '../../../kernel/index.ts';
import type { Guarded } from '../../../kernel/pure.ts';
import type { CallerTables } from './tables.ts';

const tables = (db: Db) => db.withTables<CallerTables>();

/** An incident or a contact that something is linked to, with who may see it: a contact is guarded as its incident is. */
export interface KnownRecord {
  readonly id: string;
  readonly kind: 'incident' | 'contact';
  readonly incidentId: string | null;
  readonly number: string;
  readonly title: string;
  readonly what: string | null;
  readonly state: string;
  readonly place: string | null;
  readonly at: number;
  readonly guard: Guarded;
  readonly guardedAt: number;
}

const unguarded: Guarded = { restriction: 'none', allowed: [] };

export async function listIncidentRecords(db: Db, ids: readonly string[]): Promise<readonly KnownRecord[]> {
  if (ids.length === 0) return [];
  const rows = await tables(db)
    .selectFrom('operations.incident')
    .select(['id', 'number', 'code_name', 'what', 'state', 'label', 'received_at'])
    .select(['restriction', 'allowed', 'guarded_at'])
    .where('id', 'in', [...ids])
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, kind: 'incident', incidentId: row.id, number: row.number, title: row.code_name, what: row.what },
    ...{ state: row.state, place: row.label, at: row.received_at },
    ...{ guard: { restriction: row.restriction, allowed: row.allowed }, guardedAt: row.guarded_at },
  }));
}

export function contactRecords(db: Db) {
  return tables(db)
    .selectFrom('operations.contact as contact')
    .leftJoin('operations.incident as incident', 'incident.id', 'contact.incident_id')
    .select(['contact.id', 'contact.number', 'contact.channel', 'contact.what', 'contact.state', 'contact.outcome'])
    .select(['contact.place', 'contact.received_at', 'contact.incident_id', 'contact.settled_position'])
    .select(['contact.caller_name', 'contact.caller_address'])
    .select(['incident.restriction', 'incident.allowed', 'incident.guarded_at', 'incident.number as incident_number']);
}
type ContactRow = Awaited<ReturnType<ReturnType<typeof contactRecords>['execute']>>[number];

export function recordOfContact(row: ContactRow): KnownRecord {
  const { restriction, allowed, guarded_at: guardedAt } = row;
  return {
    ...{ id: row.id, kind: 'contact', incidentId: row.incident_id, number: row.number ?? 'ringing' },
    title: row.incident_number ?? row.outcome?.replaceAll('-', ' ') ?? row.state,
    ...{ what: row.what, state: row.state, place: row.place?.label ?? null, at: row.received_at },
    guard: restriction === null || allowed === null ? unguarded : { restriction, allowed },
    // Until it was settled everybody saw it, however long ago the incident was concealed.
    guardedAt: Math.max(guardedAt ?? 0, row.settled_position ?? 0),
  };
}

export async function listContactRecords(db: Db, ids: readonly string[]): Promise<readonly KnownRecord[]> {
  if (ids.length === 0) return [];
  const rows = await contactRecords(db)
    .where('contact.id', 'in', [...ids])
    .execute();
  return rows.map(recordOfContact);
}

/** Records by id, of whichever kind. */
export async function listRecords(
  db: Db,
  abouts: readonly { readonly about_kind: 'incident' | 'contact'; readonly about_id: string }[],
): Promise<ReadonlyMap<string, KnownRecord>> {
  const idsOf = (kind: 'incident' | 'contact') => [
    ...new Set(abouts.filter((one) => one.about_kind === kind).map((one) => one.about_id)),
  ];
  const [incidents, contacts] = await Promise.all([
    listIncidentRecords(db, idsOf('incident')),
    listContactRecords(db, idsOf('contact')),
  ]);
  return new Map([...incidents, ...contacts].map((record) => [record.id, record]));
}

/** The incident's id and those of its contacts. */
export async function listContactsOf(db: Db, incidentId: string): Promise<readonly string[]> {
  const rows = await tables(db)
    .selectFrom('operations.contact')
    .select('id')
    .where('incident_id', '=', incidentId)
    .execute();
  return [incidentId, ...rows.map(({ id }) => id)];
}
