import { type Db, findBlob, type HeldRow, sql, type ViewQuery, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { clean } from './reading/clean.ts';
import type { MailTables } from './tables.ts';
import { MailOfRecord, RawMail, WaitingMail } from './views.ts';

function mails(db: Db) {
  return db.withTables<MailTables>().selectFrom('service.incoming_mail').selectAll();
}
type Found = Awaited<ReturnType<ReturnType<typeof mails>['execute']>>[number];

async function byKeys(db: Db, keys: readonly string[]): Promise<readonly Found[]> {
  if (keys.length === 0) return [];
  return mails(db)
    .where('id', 'in', [...keys])
    .execute();
}

/** In the order of their ids, so that the next page goes on where this one ends. */
async function pageOf(
  query: ReturnType<typeof mails>,
  { limit, after }: Pick<ViewQuery, 'limit' | 'after'>,
): Promise<readonly Found[]> {
  const rest = after === null ? query : query.where('id', '>', after);
  return rest.orderBy('id').limit(limit).execute();
}

function rowOf(found: Found): RowOf<typeof WaitingMail> {
  const { id, situation, fate, doubt, address, name, subject, text, quoted, signature, because, bytes } = found;
  return {
    ...{ id, situation, fate, doubt, address, name, subject, text, quoted, signature, because, bytes },
    serviceIncidentId: found.service_incident_id,
    personId: found.person_id,
    files: [...found.files],
    leftOut: [...found.left_out],
    cameAt: found.came_at,
    outcome: found.outcome,
    reason: found.reason,
    settledBy: found.settled_by,
  };
}

function held(found: Found): HeldRow {
  return { key: found.id, row: rowOf(found), member: found.situation === 'waiting' };
}

/** One that belongs to no record yet is in no record's list. */
function heldOfRecord(found: Found): HeldRow {
  const parent = found.service_incident_id;
  return { key: found.id, row: rowOf(found), member: parent !== null, ...(parent !== null && { parent }) };
}

export const waitingMailView: ViewSource = {
  declaration: WaitingMail,
  list: async (db, page) => {
    return (await pageOf(mails(db).where('situation', '=', 'waiting'), page)).map(held);
  },
  byKeys: async (db, keys) => (await byKeys(db, keys)).map(held),
};

export const mailOfRecordView: ViewSource = {
  declaration: MailOfRecord,
  list: async (db, { of, ...page }) => {
    return (await pageOf(mails(db).where('service_incident_id', '=', of ?? ''), page)).map(heldOfRecord);
  },
  byKeys: async (db, keys) => (await byKeys(db, keys)).map(heldOfRecord),
};

const SHOWN_BYTES = 200_000;

export const rawMailView: ViewSource = {
  declaration: RawMail,
  list: async (db, { of }) => {
    const mail = await mails(db)
      .where('id', '=', of ?? '')
      .executeTakeFirst();
    // Once its words are erased, nothing of it is given out any more.
    const blob = mail === undefined || mail.address === null ? null : await findBlob(db, mail.sha256);
    if (mail === undefined || blob === null) return [];
    const text = clean(blob.bytes.subarray(0, SHOWN_BYTES).toString('utf8'));
    const { id, bytes } = mail;
    const row: RowOf<typeof RawMail> = { id, mailId: id, bytes, text, cut: bytes > SHOWN_BYTES };
    return [{ key: id, parent: id, row, member: true }];
  },
};

export async function isMailKept(db: Db, mailId: string): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM service.incoming_mail WHERE id = ${mailId}`.execute(db);
  return rows.length > 0;
}

/** How many of this sender came since, and whether one of them waits for somebody. */
export async function countOfSender(db: Db, address: string, since: number) {
  const { rows } = await sql<{ came: number; waits: boolean }>`
    SELECT count(*) FILTER (WHERE came_at > ${since})::int AS came,
           coalesce(bool_or(situation = 'waiting'), false) AS waits
      FROM service.incoming_mail
     WHERE address = ${address} AND (came_at > ${since} OR situation = 'waiting')`.execute(db);
  return rows[0] ?? { came: 0, waits: false };
}

/** The record that one of these mails was about, whichever way it went; the nearest first. */
export async function findThread(db: Db, messageIds: readonly string[]): Promise<string | null> {
  if (messageIds.length === 0) return null;
  const ids = [...messageIds];
  const { rows } = await sql<{ message_id: string; service_incident_id: string }>`
    SELECT message_id, service_incident_id FROM service.outgoing_mail WHERE message_id = ANY (${ids}::text[])
    UNION ALL
    SELECT message_id, service_incident_id FROM service.incoming_mail
     WHERE message_id = ANY (${ids}::text[]) AND service_incident_id IS NOT NULL AND fate <> 'aside'`.execute(db);
  const about = new Map(rows.map((row) => [row.message_id, row.service_incident_id]));
  return ids.flatMap((id) => about.get(id) ?? []).at(0) ?? null;
}

export interface MailedRecord {
  readonly id: string;
  readonly number: string;
  readonly situation: string;
  readonly reporterId: string | null;
  readonly callBack: string | null;
  readonly mergedInto: string | null;
}

export async function findMailedRecord(
  db: Db,
  by: { readonly id: string } | { readonly number: string },
): Promise<MailedRecord | null> {
  const { rows } = await sql<MailedRecord>`
    SELECT id, number, situation, reporter_id AS "reporterId", call_back AS "callBack",
           (SELECT link ->> 'id' FROM jsonb_array_elements(links) AS link WHERE link ->> 'kind' = 'merged-into' LIMIT 1)
             AS "mergedInto"
      FROM service.service_incident
     WHERE ${'id' in by ? sql`id = ${by.id}` : sql`sequence = ${sequenceOf(by.number)}`}`.execute(db);
  return rows[0] ?? null;
}

const MOST_SEQUENCE = 2 ** 31 - 1;

function sequenceOf(number: string): number {
  const sequence = Number(number.replace(/\D/g, ''));
  return sequence > MOST_SEQUENCE ? 0 : sequence;
}

/** Whether this address has written about the record, or was written to. */
export async function isCorrespondent(db: Db, serviceIncidentId: string, address: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM service.incoming_mail
     WHERE service_incident_id = ${serviceIncidentId} AND address = ${address} AND fate IN ('new', 'word', 'other-word')
    UNION ALL
    SELECT 1 FROM service.outgoing_mail WHERE service_incident_id = ${serviceIncidentId} AND address = ${address}
     LIMIT 1`.execute(db);
  return rows.length > 0;
}
