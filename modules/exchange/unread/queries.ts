import { type Db, type HeldRow, sql, type ViewSource } from '../../../kernel/index.ts';
import { UnreadMessages } from '../contract.ts';
import type { Late } from './unread.ts';

interface Found {
  id: string;
  state: 'open' | 'answered';
  gateway: string;
  source: string;
  reason: string;
  bytes: number;
  came_at: number;
  original: string | null;
  encoding: 'text' | 'hex';
  taken_by: string | null;
  taken_at: number | null;
  late: Late | null;
  outcome: 'made-contact' | 'dismissed' | null;
  contact_id: string | null;
  answer: string | null;
  answered_by: string | null;
}

function held(found: Found, member: boolean): HeldRow {
  const { id, state, gateway, source, reason, bytes, original, encoding, outcome, answer, late } = found;
  const row = {
    ...{ id, state, gateway, source, reason, bytes, original, encoding, outcome, answer },
    cameAt: found.came_at,
    takenBy: found.taken_by,
    takenAt: found.taken_at,
    late: late?.state === 'breached',
    contactId: found.contact_id,
    answeredBy: found.answered_by,
  };
  return { key: id, row, member };
}

/** Those that nobody has dealt with, the oldest first; dealt with ones only when asked for: filter state. */
export const unreadView: ViewSource = {
  declaration: UnreadMessages,
  list: async (db, { filters, limit, after }) => {
    const state = filters.state === 'answered' ? 'answered' : 'open';
    const rows = await sql<Found>`
      SELECT * FROM exchange.unread
       WHERE state = ${state}
         AND (${after}::text IS NULL OR (came_at, id) > (SELECT came_at, id FROM exchange.unread WHERE id = ${after}))
       ORDER BY came_at, id LIMIT ${limit}`.execute(db);
    return rows.rows.map((row) => held(row, true));
  },
  byKeys: async (db, keys) => {
    if (keys.length === 0) return [];
    const rows = await sql<Found>`SELECT * FROM exchange.unread WHERE id = ANY (${[...keys]}::text[])`.execute(db);
    return rows.rows.map((row) => held(row, row.state === 'open'));
  },
};

/** What of the unread messages is late: all, or of the one asked for. */
export async function listLateUnread(db: Db, messageId: string | null): Promise<readonly (Late & { id: string })[]> {
  const rows = await sql<{ id: string; late: Late }>`
    SELECT id, late FROM exchange.unread
     WHERE state = 'open' AND late IS NOT NULL AND (${messageId}::text IS NULL OR id = ${messageId})`.execute(db);
  return rows.rows.map(({ id, late }) => ({ ...late, id }));
}
