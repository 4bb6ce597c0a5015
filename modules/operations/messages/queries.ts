import { type Db, type HeldRow, sql, type ViewQuery, type ViewSource } from '../../../kernel/index.ts';
import type { Guarded, RowOf } from '../../../kernel/pure.ts';
import { maskedText } from '../incidents/queries.ts';
import type { AlarmRow } from '../tables.ts';
import type { ImageHeld, MessageTables } from './tables.ts';
import { MessagePictures, MessageReceipts, Messages, SentMessages } from './views.ts';

interface Guard {
  readonly restriction: Guarded['restriction'] | null;
  readonly allowed: readonly string[] | null;
  readonly guarded_at: number | null;
}

type MessageRow = Omit<MessageTables['operations.message'], 'addressees' | 'image' | 'alarms'> &
  Guard & { readonly addressees: RowOf<typeof SentMessages>['addressees']; readonly image: ImageHeld | null };

interface ToldRow extends MessageRow {
  readonly told_id: string;
  readonly account_id: string;
  readonly told_at: number;
  readonly acknowledged_at: number | null;
  readonly read_at: number | null;
}

/** A message is its owners' and guarded as its incident is. */
function guarded({ restriction, allowed, guarded_at: guardedAt }: Guard, owners: readonly string[]) {
  const guard: Guarded = { restriction: restriction ?? 'none', allowed: allowed ?? [], owners };
  return guardedAt === null ? { guard } : { guard, guardedAt };
}

function said(row: MessageRow) {
  const { kind, priority, text } = row;
  const image =
    row.image === null || row.image.name === null ? null : { name: row.image.name, mediaType: row.image.mediaType };
  return {
    ...{ aboutId: row.about_id, kind, priority, text, image },
    ...{ incidentId: row.incident_id, incidentNumber: row.incident_number, to: row.to_words ?? '' },
    ...{ from: row.from_name, fromSeatId: row.from_seat_id, sentAt: row.sent_at, expiresAt: row.expires_at },
  };
}

/** Whoever may not see the incident reads that there is a message, from whom and of which number, and whom to ring. */
function masked<Row extends ReturnType<typeof said>>(row: Row): Row {
  return { ...row, text: maskedText, to: '', image: null };
}

const message = sql`message.*, incident.restriction, incident.allowed, incident.guarded_at`;
const ofIncident = sql`LEFT JOIN operations.incident AS incident ON incident.id = message.incident_id`;
/** A literal, not a parameter: only so does the planner see that the index of live ones serves. */
const isLive = sql`message.ended_at IS NULL`;

async function listTold(db: Db, which: ReturnType<typeof sql>, limit: number | null): Promise<readonly HeldRow[]> {
  const most = limit === null ? sql`` : sql`LIMIT ${limit}`;
  const { rows } = await sql<ToldRow>`
    SELECT ${message}, told.id AS told_id, told.account_id, told.told_at, told.acknowledged_at, receipt.at AS read_at
    FROM operations.message AS message JOIN operations.message_told AS told ON told.message_id = message.id ${ofIncident}
    LEFT JOIN operations.message_read AS receipt ON receipt.message_id = message.id AND receipt.account_id = told.account_id
    WHERE ${which} ORDER BY told.id ${most}`.execute(db);
  return rows.map(heldTold);
}

function heldTold(row: ToldRow): HeldRow {
  const shown: RowOf<typeof Messages> = {
    ...{ id: row.told_id, messageId: row.id, ...said(row) },
    ...{ toldAt: row.told_at, readAt: row.read_at, acknowledgedAt: row.acknowledged_at },
  };
  const member = row.ended_at === null;
  return { key: row.told_id, parent: row.about_id, row: shown, member, ...guarded(row, [row.account_id]) };
}

/** Ids begin with the time at which they were made: by id is by time. */
export const messagesView: ViewSource = {
  declaration: Messages,
  owned: true,
  list: async (db, { of, limit, after }) => {
    const which = of === null ? isLive : sql`message.about_id = ${of}`;
    const from = after === null ? sql`true` : sql`told.id > ${after}`;
    return listTold(db, sql`${which} AND ${from}`, limit);
  },
  byKeys: async (db, keys) => (keys.length === 0 ? [] : listTold(db, sql`told.id = ANY (${[...keys]}::text[])`, null)),
  mask: masked<RowOf<typeof Messages>>,
};

interface SentRow extends MessageRow {
  readonly told: number;
  readonly read: number;
  readonly acknowledged: number;
}

async function listSent(db: Db, which: ReturnType<typeof sql>, limit: number | null): Promise<readonly HeldRow[]> {
  const most = limit === null ? sql`` : sql`LIMIT ${limit}`;
  const { rows } = await sql<SentRow>`
    SELECT ${message}, counted.told, counted.acknowledged, counted.read
    FROM operations.message AS message ${ofIncident}
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS told, count(told.acknowledged_at)::int AS acknowledged, count(receipt.at)::int AS read
      FROM operations.message_told AS told
      LEFT JOIN operations.message_read AS receipt ON receipt.message_id = told.message_id AND receipt.account_id = told.account_id
      WHERE told.message_id = message.id
    ) AS counted
    WHERE ${which} ORDER BY message.id DESC ${most}`.execute(db);
  return rows.map(heldSent);
}

function heldSent(row: SentRow): HeldRow {
  const { id, addressees, told, read, acknowledged } = row;
  const shown: RowOf<typeof SentMessages> = {
    ...{ id, ...said(row), addressees, told, read, acknowledged },
    ...{ endedAt: row.ended_at, endedWhy: row.ended_why },
  };
  return { key: id, parent: row.about_id, row: shown, member: true, ...guarded(row, [row.from_account]) };
}

const SHOWN_MS = 24 * 3_600_000;

/** Newest first: what still stands, and what was sent in the last day before the newest. */
export const sentMessagesView: ViewSource = {
  declaration: SentMessages,
  owned: true,
  list: async (db, { of, limit, after }) => {
    const recent = sql`message.sent_at > (SELECT max(sent_at) FROM operations.message) - ${SHOWN_MS}::bigint`;
    const which = of === null ? sql`(${isLive} OR ${recent})` : sql`message.about_id = ${of}`;
    const from = after === null ? sql`true` : sql`message.id < ${after}`;
    return listSent(db, sql`${which} AND ${from}`, limit);
  },
  byKeys: async (db, keys) =>
    keys.length === 0 ? [] : listSent(db, sql`message.id = ANY (${[...keys]}::text[])`, null),
  mask: (row: RowOf<typeof SentMessages>) => ({ ...masked(row), addressees: [] }),
};

type ReceiptRow = Omit<MessageTables['operations.message_told'], 'id'> &
  Guard & { readonly id: string; readonly from_account: string; readonly read_at: number | null };

/** Read when it is asked for: who reads is not in the log, so no feed could tell of it. */
export const messageReceiptsView: ViewSource = {
  declaration: MessageReceipts,
  owned: true,
  list: async (db, { of, limit, after }: ViewQuery) => {
    if (of === null) return [];
    const from = after === null ? sql`true` : sql`told.id > ${after}`;
    const { rows } = await sql<ReceiptRow>`
      SELECT told.*, receipt.at AS read_at, message.from_account, incident.restriction, incident.allowed, incident.guarded_at
      FROM operations.message_told AS told JOIN operations.message AS message ON message.id = told.message_id ${ofIncident}
      LEFT JOIN operations.message_read AS receipt ON receipt.message_id = told.message_id AND receipt.account_id = told.account_id
      WHERE told.message_id = ${of} AND ${from} ORDER BY told.id LIMIT ${limit}`.execute(db);
    return rows.map(heldReceipt);
  },
};

function heldReceipt(row: ReceiptRow): HeldRow {
  const { id, name, callsign } = row;
  const shown: RowOf<typeof MessageReceipts> = {
    ...{ id, name, callsign, messageId: row.message_id, accountId: row.account_id, seatId: row.seat_id },
    ...{ toldAt: row.told_at, readAt: row.read_at, acknowledgedAt: row.acknowledged_at },
  };
  return { key: id, parent: row.message_id, row: shown, member: true, ...guarded(row, [row.from_account]) };
}

/** One at a time, asked for by `id`: whoever was told, and who sent it. */
export const messagePicturesView: ViewSource = {
  declaration: MessagePictures,
  owned: true,
  list: async (db, { filters, after }) => {
    const { id } = filters;
    if (id === undefined || after !== null) return [];
    const { rows } = await sql<MessageRow & { readonly owners: readonly string[] }>`
      SELECT ${message}, array(SELECT account_id FROM operations.message_told WHERE message_id = message.id) AS owners
      FROM operations.message AS message ${ofIncident} WHERE message.id = ${id} AND message.image IS NOT NULL`.execute(
      db,
    );
    return rows.map((row) => {
      const { sha256 = '', mediaType = '', name = null } = row.image ?? {};
      const shown: RowOf<typeof MessagePictures> = { id: row.id, sha256, mediaType, name };
      return { key: row.id, row: shown, member: true, ...guarded(row, [...row.owners, row.from_account]) };
    });
  },
};

export async function listMessageAlarms(
  db: Db,
  of: string | null,
): Promise<readonly { readonly alarm: AlarmRow; readonly guard: ReturnType<typeof guarded> | null }[]> {
  const which = of === null ? sql`message.alarms <> '[]'::jsonb` : sql`message.about_id = ${of}`;
  const { rows } = await sql<Guard & { readonly alarms: readonly AlarmRow[] }>`
    SELECT message.alarms, incident.restriction, incident.allowed, incident.guarded_at
    FROM operations.message AS message ${ofIncident} WHERE ${which}`.execute(db);
  return rows.flatMap(({ alarms, ...guard }) =>
    alarms.map((alarm) => ({ alarm, guard: guard.restriction === null ? null : guarded(guard, []) })),
  );
}

export interface LiveMessage {
  readonly id: string;
  readonly kind: 'message' | 'obs' | 'note';
  readonly addressees: RowOf<typeof SentMessages>['addressees'];
}

/** What stands and was not told to this account. */
export async function listLiveUntold(db: Db, accountId: string): Promise<readonly LiveMessage[]> {
  const { rows } = await sql<LiveMessage>`
    SELECT message.id, message.kind, message.addressees FROM operations.message AS message
    WHERE ${isLive} AND NOT EXISTS (
      SELECT FROM operations.message_told AS told WHERE told.id = message.id || '#' || ${accountId})
    ORDER BY message.id`.execute(db);
  return rows;
}

/** Marks as read; the first time stands. Whoever was not told leaves no mark. */
export async function recordReading(db: Db, accountId: string, messageId: string, at: number): Promise<void> {
  await sql`INSERT INTO operations.message_read (message_id, account_id, at)
    SELECT message_id, account_id, ${at}::bigint FROM operations.message_told WHERE id = ${`${messageId}#${accountId}`}
    ON CONFLICT DO NOTHING`.execute(db);
}
