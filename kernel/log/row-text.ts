import { sql } from 'kysely';
import type { Db } from './schema.ts';

/**
 * The one text of an event row (SPEC 1.6): a JSON array of its columns in this order, as PostgreSQL prints jsonb. PostgreSQL
 * makes it, so that a seal costs no round trip through the program for each row. Whoever changes a character here breaks
 * every seal there is.
 */
const rowText = sql<string>`(
  '[' || position || ', ' || to_json(stream) || ', ' || version || ', ' || to_json(type) || ', ' || recorded_at || ', '
  || occurred_at || ', "' || occurred_by || '", ' || actor || ', "' || command_id || '", ' || to_json(pack_version) || ', '
  || data || ', ' || coalesce('"' || encode(detail_commit, 'hex') || '"', 'null') || ']')`;

/** What a seal commits to: SHA-256(0x00 ‖ row text) of each row, 32 bytes each, in log order. */
export interface Leaves {
  readonly count: number;
  /** Position of the last of them; the asked one when there are none. */
  readonly position: number;
  readonly hashes: Buffer;
}

/** Leaves of the rows after `position`, at most `limit`. */
export async function leavesAfter(db: Db, position: number, limit: number): Promise<Leaves> {
  const { rows } = await sql<{ count: number; last: number | null; hashes: Buffer | null }>`
    SELECT count(*) AS count, max(position) AS last,
           string_agg(sha256('\\x00'::bytea || convert_to(${rowText}, 'UTF8')), ''::bytea ORDER BY position) AS hashes
      FROM (SELECT * FROM kernel.event WHERE position > ${position} ORDER BY position LIMIT ${limit}) AS e`.execute(db);
  const row = rows[0];
  return { count: row?.count ?? 0, position: row?.last ?? position, hashes: row?.hashes ?? Buffer.alloc(0) };
}

/** A row as an export carries it. The detail is null where there was none or where it has been erased. */
export interface RowText {
  readonly position: number;
  readonly text: string;
  readonly salt: Buffer | null;
  readonly detail: unknown;
}

/** Row texts after `position`, at most `limit`, with their details. */
export async function rowTextsAfter(db: Db, position: number, limit: number): Promise<readonly RowText[]> {
  const { rows } = await sql<RowText>`
    SELECT e.position, e.text, d.salt, d.detail
      FROM (SELECT position, ${rowText} AS text FROM kernel.event
             WHERE position > ${position} ORDER BY position LIMIT ${limit}) AS e
      LEFT JOIN kernel.event_detail AS d ON d.position = e.position ORDER BY e.position`.execute(db);
  return rows;
}

/** Row texts of these streams up to and with `until`, in log order, with their details. */
export async function rowTextsOf(db: Db, streams: readonly string[], until: number): Promise<readonly RowText[]> {
  const { rows } = await sql<RowText>`
    SELECT e.position, e.text, d.salt, d.detail
      FROM (SELECT position, ${rowText} AS text FROM kernel.event
             WHERE stream = ANY (${streams}::text[]) AND position <= ${until}) AS e
      LEFT JOIN kernel.event_detail AS d ON d.position = e.position ORDER BY e.position`.execute(db);
  return rows;
}
