import { type Db, type HeldRow, sql, type ViewQuery, type ViewSource } from '../../../../kernel/index.ts';
import type { RowOf } from '../../../../kernel/pure.ts';
import type { OutgoingMailTables } from './tables.ts';
import { MailToRecord, UndeliveredMail } from './views.ts';

function mails(db: Db) {
  return db.withTables<OutgoingMailTables>().selectFrom('service.outgoing_mail').selectAll();
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

const unsettled: readonly Found['situation'][] = ['owed', 'trying', 'not-delivered'];

function held(found: Found): HeldRow {
  const { id, situation, address, subject, text, attempts, unsure, because } = found;
  const row: RowOf<typeof MailToRecord> = {
    ...{ id, situation, address, subject, text, attempts, unsure, because },
    serviceIncidentId: found.service_incident_id,
    on: found.on_what,
    to: found.to_whom,
    nextAt: found.next_at,
    owedAt: found.owed_at,
    changedAt: found.changed_at,
  };
  return { key: id, row, member: unsettled.includes(situation) };
}

function heldOfRecord(found: Found): HeldRow {
  return { ...held(found), parent: found.service_incident_id, member: true };
}

export const undeliveredMailView: ViewSource = {
  declaration: UndeliveredMail,
  list: async (db, page) => {
    return (await pageOf(mails(db).where('situation', 'in', [...unsettled]), page)).map(held);
  },
  byKeys: async (db, keys) => (await byKeys(db, keys)).map(held),
};

export const mailToRecordView: ViewSource = {
  declaration: MailToRecord,
  list: async (db, { of, ...page }) => {
    return (await pageOf(mails(db).where('service_incident_id', '=', of ?? ''), page)).map(heldOfRecord);
  },
  byKeys: async (db, keys) => (await byKeys(db, keys)).map(heldOfRecord),
};

/** Those whose time has come, the longest owed first. */
export function listDueMail(db: Db, now: number, most: number) {
  return mails(db)
    .where('next_at', '<=', now)
    .where('situation', 'in', ['owed', 'trying'])
    .orderBy('next_at')
    .limit(most)
    .execute();
}

/** Which of ours has this message id. */
export async function findSentMail(db: Db, messageIds: readonly string[]) {
  if (messageIds.length === 0) return null;
  const found = await mails(db)
    .where('message_id', 'in', [...messageIds])
    .executeTakeFirst();
  return found === undefined ? null : { mailId: found.id, serviceIncidentId: found.service_incident_id };
}

/** Mails of a machine to this address since then. */
export async function countAutomaticTo(db: Db, address: string, since: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM service.outgoing_mail
     WHERE address = ${address} AND automatic AND owed_at > ${since}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Ids of the mails so far about a record, the last first: what a mail about it answers. */
export async function listThread(db: Db, serviceIncidentId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ message_id: string }>`
    SELECT message_id FROM (
      SELECT message_id, came_at AS at FROM service.incoming_mail
       WHERE service_incident_id = ${serviceIncidentId} AND message_id IS NOT NULL AND fate IN ('new', 'word')
      UNION ALL
      SELECT message_id, owed_at FROM service.outgoing_mail
       WHERE service_incident_id = ${serviceIncidentId} AND to_whom = 'reporter') AS thread
     ORDER BY at DESC LIMIT 20`.execute(db);
  return rows.map(({ message_id }) => message_id);
}
