import { type Clock, type Db, type HeldRow, sql, type ViewQuery, type ViewSource } from '../../../kernel/index.ts';
import { Rejects } from '../contract.ts';

/** A message that could not be taken in, as it came. */
export interface Reject {
  readonly gateway: string;
  readonly source: string;
  readonly raw: Uint8Array;
  readonly reason: string;
}

const RAW_BYTES_KEPT = 1_000;
/** What somebody wrote to the police is kept whole. */
const WORDS_KEPT = 16_000;
const wordy: ReadonlySet<string> = new Set(['contact', 'transfer']);
/** A flood of rubbish must not fill the disk: beyond these the oldest go. They stay counted. */
const MOST_KEPT = 100_000;

export async function keepRejects(db: Db, clock: Clock, rejects: readonly Reject[]): Promise<void> {
  if (rejects.length === 0) return;
  const rows = rejects.map(({ gateway, source, raw, reason }) => ({
    at: clock.now(),
    gateway,
    source,
    raw: Buffer.from(raw.subarray(0, wordy.has(gateway) ? WORDS_KEPT : RAW_BYTES_KEPT)).toString('hex'),
    bytes: raw.length,
    reason,
  }));
  await sql`
    INSERT INTO exchange.reject (at, gateway, source, raw, bytes, reason)
    SELECT at, gateway, source, raw, bytes, reason FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS x(at bigint, gateway text, source text, raw text, bytes integer, reason text)`.execute(db);
  await sql`DELETE FROM exchange.reject WHERE id <= (SELECT max(id) FROM exchange.reject) - ${MOST_KEPT}`.execute(db);
}

/** They hold numbers and places of people: a month is long enough to find out what was wrong. */
const KEPT_MS = 31 * 86_400_000;

export async function forgetOldRejects(db: Db, clock: Clock): Promise<void> {
  await sql`DELETE FROM exchange.reject WHERE at < ${clock.now() - KEPT_MS}`.execute(db);
}

interface Row {
  id: number;
  at: number;
  gateway: string;
  source: string;
  raw: string;
  bytes: number;
  reason: string;
}

/** Pages run backwards from the newest: `after` is the id of the last row of the page before. */
async function listRejects(db: Db, query: ViewQuery): Promise<readonly HeldRow[]> {
  const before = /^\d{1,18}$/.test(query.after ?? '') ? Number(query.after) : Number.MAX_SAFE_INTEGER;
  const answer = await sql<Row>`
    SELECT id, at, gateway, source, raw, bytes, reason FROM exchange.reject
     WHERE id < ${before}::bigint ORDER BY id DESC LIMIT ${query.limit}`.execute(db);
  return answer.rows.map((row) => ({ key: String(row.id), row: { ...row, id: String(row.id) }, member: true }));
}

export const rejectsView: ViewSource = { declaration: Rejects, list: listRejects };
