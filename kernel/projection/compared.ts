import { sql } from 'kysely';
import { lanesOf } from '../db/pool.ts';
import type { Db, Tx } from '../log/schema.ts';
import { empty, holdOrder, replay, usual } from './rebuild.ts';
import { DEADLINES, type Scope } from './scope.ts';

/** A table before and after: a row that reads otherwise has gone and come. */
interface TableRebuilt {
  readonly table: string;
  readonly stood: number;
  readonly stands: number;
  /** Rows that stood and were not made again. */
  readonly gone: number;
  /** Rows that were made and had not stood. */
  readonly come: number;
}

export interface Rebuilt {
  readonly events: number;
  /** How long emptying and replaying took; comparing is not in it. */
  readonly ms: number;
  readonly tables: readonly TableRebuilt[];
}

/**
 * A rebuild that tells what it changed (SPEC 4.9), in one transaction with it. Not kept: everything is left as it stood.
 */
export function rebuildCompared(db: Db, scope: Scope, { keep }: { readonly keep: boolean }): Promise<Rebuilt> {
  return lanesOf(db).apart.transact(async (tx) => {
    await holdOrder(tx);
    await readingWhole(tx, () => noteRows(tx, scope));
    await sql`SAVEPOINT as_it_stood`.execute(tx);
    const at = performance.now();
    await empty(tx, scope);
    const events = await replay(tx, scope, usual);
    // What is still on its way is answered before this is.
    await sql`SELECT 1`.execute(tx);
    const ms = performance.now() - at;
    const tables = await readingWhole(tx, () => compareRows(tx, scope));
    if (!keep) await sql`ROLLBACK TO SAVEPOINT as_it_stood`.execute(tx);
    return { events, ms, tables };
  });
}

/** Lanes are for short questions that find their rows by an index. */
async function readingWhole<T>(tx: Tx, read: () => Promise<T>): Promise<T> {
  await sql`SET LOCAL enable_seqscan = on`.execute(tx);
  const answer = await read();
  await sql`SET LOCAL enable_seqscan = off`.execute(tx);
  return answer;
}

const noted = (nth: number) => sql.table(`stood_${nth}`);

async function noteRows(tx: Tx, scope: Scope): Promise<void> {
  for (const [nth, table] of scope.tables.entries()) {
    await sql`CREATE TEMP TABLE ${noted(nth)} ON COMMIT DROP AS ${rowsOf(table, scope)}`.execute(tx);
  }
}

async function compareRows(tx: Tx, scope: Scope): Promise<readonly TableRebuilt[]> {
  const compared: TableRebuilt[] = [];
  for (const [nth, table] of scope.tables.entries()) {
    const { rows } = await sql<Omit<TableRebuilt, 'table'>>`
      SELECT coalesce(sum(was), 0)::integer AS stood, coalesce(sum(now), 0)::integer AS stands,
             coalesce(sum(greatest(was - now, 0)), 0)::integer AS gone, coalesce(sum(greatest(now - was, 0)), 0)::integer AS come
        FROM (SELECT sum(was) AS was, sum(now) AS now
                FROM (SELECT row, 1 AS was, 0 AS now FROM ${noted(nth)}
                      UNION ALL SELECT row, 0, 1 FROM (${rowsOf(table, scope)}) AS made) AS each GROUP BY row) AS summed`.execute(
      tx,
    );
    const [counts] = rows;
    if (counts !== undefined) compared.push({ table, ...counts });
  }
  return compared;
}

/**
 * A mark for each row of the scope. A timer that came late to a repeat moves `next_at` without an event, and a rebuild moves it back:
 * only whether anything is to come is told by the log.
 */
function rowsOf(table: string, { streams }: Scope) {
  if (table !== DEADLINES) return sql`SELECT md5(to_jsonb(t)::text)::uuid AS row FROM ${sql.table(table)} AS t`;
  const ours =
    streams === null ? sql`true` : sql`split_part(t.stream, '/', 1) IN (${sql.join(streams.map((of) => sql.lit(of)))})`;
  return sql`
    SELECT md5((to_jsonb(t) || jsonb_build_object('next_at', t.next_at IS NOT NULL))::text)::uuid AS row
      FROM ${sql.table(table)} AS t WHERE ${streams?.length === 0 ? sql`false` : ours}`;
}
