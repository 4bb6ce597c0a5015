import { type Db, type HeldRow, sql, type ViewSource } from '../../../kernel/index.ts';
import type { Guarded, RowOf } from '../../../kernel/pure.ts';
import type { OperationsTables } from '../tables.ts';
import { Contacts } from '../views.ts';
import { canonicalNumber } from './caller-number.ts';

/** A literal, not a parameter: only so does the planner see that the index of unsettled ones serves. */
const isUnsettled = sql<boolean>`contact.state <> 'settled'`;

/** A contact is guarded as the incident is that came of it. */
function contacts(db: Db) {
  return db
    .withTables<OperationsTables>()
    .selectFrom('operations.contact as contact')
    .leftJoin('operations.incident as incident', 'incident.id', 'contact.incident_id')
    .selectAll('contact')
    .select(['incident.restriction', 'incident.allowed', 'incident.locus', 'incident.guarded_at']);
}
type ContactRecord = Awaited<ReturnType<ReturnType<typeof contacts>['execute']>>[number];

const unguarded: Guarded = { restriction: 'none', allowed: [] };

function held(contact: ContactRecord, member: boolean): HeldRow {
  const { restriction, allowed, locus, guarded_at: incidentGuardedAt, settled_position: settledPosition } = contact;
  // Until it was settled everybody saw it, however long ago the incident was concealed.
  const guardedAt = incidentGuardedAt === null ? null : Math.max(incidentGuardedAt, settledPosition ?? 0);
  const guard =
    restriction === null || allowed === null || locus === null ? unguarded : { restriction, allowed, locus };
  const row: RowOf<typeof Contacts> = {
    id: contact.id,
    number: contact.number,
    state: contact.state,
    channel: contact.channel,
    callerNumber: contact.caller_number,
    callerName: contact.caller_name,
    callerAddress: contact.caller_address,
    circle: contact.circle,
    fix: contact.fix,
    track: [...contact.track],
    what: contact.what,
    note: contact.note,
    place: contact.place,
    receivedAt: contact.received_at,
    answeredAt: contact.answered_at,
    seatId: contact.seat_id,
    takenBy: contact.taken_by,
    incidentId: contact.incident_id,
    outcome: contact.outcome,
    closingCode: contact.closing_code,
    care: contact.care,
  };
  return { key: contact.id, row, member, guard, ...(guardedAt !== null && { guardedAt }) };
}

/** Oldest first: the call that rings longest stands on top. Settled ones only when asked for: filters id, incident, state. */
export const contactsView: ViewSource = {
  declaration: Contacts,
  list: async (db, { filters, limit, after }) => {
    const { id, incident, state } = filters;
    let query = contacts(db);
    if (id !== undefined) query = query.where('contact.id', '=', id);
    if (incident !== undefined) query = query.where('contact.incident_id', '=', incident);
    if (state === 'settled') query = query.where('contact.state', '=', 'settled');
    else if (id === undefined && incident === undefined) query = query.where(isUnsettled);
    if (after !== null) {
      const last = await contacts(db).where('contact.id', '=', after).executeTakeFirst();
      const mark = last && ([last.received_at, last.id] as const);
      if (mark !== undefined) {
        query = query.where((row) => row(row.refTuple('contact.received_at', 'contact.id'), '>', row.tuple(...mark)));
      }
    }
    const rows = await query.orderBy('contact.received_at').orderBy('contact.id').limit(limit).execute();
    return rows.map((row) => held(row, true));
  },
  byKeys: async (db, keys) => {
    if (keys.length === 0) return [];
    const rows = await contacts(db)
      .where('contact.id', 'in', [...keys])
      .execute();
    return rows.map((row) => held(row, row.state !== 'settled'));
  },
};

/** Incidents that came of earlier calls from a number, newest first. */
export async function listIncidentsOfCaller(db: Db, callerNumber: string, since: number): Promise<readonly string[]> {
  const rows = await db
    .withTables<OperationsTables>()
    .selectFrom('operations.contact')
    .select('incident_id')
    // By the index of its last digits.
    .where(
      sql<boolean>`right(regexp_replace(caller_number, '\\D', '', 'g'), 9) = right(regexp_replace(${callerNumber}::text, '\\D', '', 'g'), 9)`,
    )
    .where('caller_number', '=', callerNumber)
    .where('received_at', '>=', since)
    .orderBy('received_at', 'desc')
    .limit(20)
    .execute();
  return [...new Set(rows.flatMap((row) => (row.incident_id === null ? [] : [row.incident_id])))];
}

/** A call by which a caller may be found. */
export interface CallFrom {
  readonly contactId: string;
  readonly receivedAt: number;
}

/** Some callers ring off, and some calls are settled, before their phone has found itself. */
const AFTERWARDS_MS = 30 * 60_000;
const LONGEST_CALL_MS = 2 * 3_600_000;

/** Calls from this number that ring, are open, or were settled within half an hour; the newest first. */
export async function listCallsFrom(db: Db, number: string, now: number): Promise<readonly CallFrom[]> {
  const answer = await sql<{ id: string; received_at: number; caller_number: string }>`
    SELECT id, received_at, caller_number FROM operations.contact
     WHERE right(regexp_replace(caller_number, '\\D', '', 'g'), 9) = right(${number}::text, 9)
       AND received_at > CASE WHEN state = 'settled' THEN ${now - AFTERWARDS_MS}::bigint ELSE ${now - LONGEST_CALL_MS}::bigint END
     ORDER BY received_at DESC LIMIT 50`.execute(db);
  return answer.rows
    .filter((row) => canonicalNumber(row.caller_number) === number)
    .map((row) => ({ contactId: row.id, receivedAt: row.received_at }));
}

/** Open contacts that somebody has at this seat. */
export async function listContactsAt(db: Db, seatId: string): Promise<readonly string[]> {
  const rows = await sql<{ id: string }>`
    SELECT id FROM operations.contact WHERE state = 'open' AND seat_id = ${seatId} ORDER BY received_at`.execute(db);
  return rows.rows.map(({ id }) => id);
}

/** The contact that a seat took last, whatever became of it. */
export async function findLastContactAt(db: Db, seatId: string): Promise<string | null> {
  const rows = await sql<{ id: string }>`
    SELECT id FROM operations.contact WHERE seat_id = ${seatId} ORDER BY answered_at DESC NULLS LAST LIMIT 1`.execute(
    db,
  );
  return rows.rows[0]?.id ?? null;
}

/** Whether a sheet of this number has been entered; whose it was is not said. */
export async function isSheetEntered(db: Db, paper: string): Promise<boolean> {
  const row = await db
    .withTables<OperationsTables>()
    .selectFrom('operations.contact')
    .select('id')
    .where('paper', '=', paper)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
