import { sql } from 'kysely';
import { migrate } from '../db/migrate.ts';
import { lanesOf, openDatabase, withConnection } from '../db/pool.ts';
import type { Db } from '../log/schema.ts';
import type { ModuleDefinition } from '../module.ts';

/** The URL of the database of the past beside a live one. */
export function pastUrlOf(url: string): string {
  const past = new URL(url);
  past.pathname = `${past.pathname}_past`;
  return past.href;
}

function nameOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

/**
 * Makes the database of the past anew: the same tables, and a log that ends where `kernel.past_until` says. Nothing in it is worth
 * keeping: it commits without waiting for the disk.
 */
export async function makeScratch(live: string, modules: readonly ModuleDefinition[]): Promise<void> {
  const past = pastUrlOf(live);
  await dropScratch(live);
  await withConnection(live, async (client) => {
    const name = client.escapeIdentifier(nameOf(past));
    await client.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`);
    await client.query(`ALTER DATABASE ${name} SET synchronous_commit = off`);
  });
  await migrate(past, modules);
  await withConnection(past, async (client) => {
    await client.query(`
      ALTER TABLE kernel.event RENAME TO event_copy;
      CREATE INDEX event_copy_recorded ON kernel.event_copy (recorded_at, position);
      CREATE TABLE kernel.past_until (position bigint NOT NULL);
      INSERT INTO kernel.past_until VALUES (0);
      CREATE VIEW kernel.event AS
        SELECT * FROM kernel.event_copy WHERE position <= (SELECT u.position FROM kernel.past_until AS u);
      CREATE SCHEMA standing;
      GRANT SELECT ON kernel.event, kernel.event_copy, kernel.past_until TO trefoil_app`);
  });
}

export async function dropScratch(live: string): Promise<void> {
  await withConnection(live, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(nameOf(pastUrlOf(live)))} WITH (FORCE)`);
  });
}

/** As the owner: it copies, projects and keeps what stood. */
export function openScratch(live: string, report: (what: string, error: unknown) => void): Db {
  return openDatabase({ url: pastUrlOf(live), role: null, connections: 2, patienceMs: 60_000, report });
}

interface Copied {
  readonly last: number;
  /** Where the last order to erase among it stands; 0: there was none. */
  readonly erasesAt: number;
}

/** Copies a portion of what the live log holds after `position`, with the details that stand. */
export async function copyPortion(live: Db, past: Db, position: number, most: number): Promise<Copied> {
  const { rows } = await sql<{ position: number; erases: boolean; event: string; detail: string | null }>`
    SELECT e.position, e.type = 'kernel.Redacted' AS erases, to_jsonb(e)::text AS event,
           (SELECT to_jsonb(d)::text FROM kernel.event_detail AS d WHERE d.position = e.position) AS detail
      FROM kernel.event AS e WHERE e.position > ${position} ORDER BY e.position LIMIT ${most}`.execute(
    lanesOf(live).batch,
  );
  const details = rows.flatMap(({ detail }) => (detail === null ? [] : [detail]));
  await past.transaction().execute(async (tx) => {
    await sql`INSERT INTO kernel.event_copy SELECT * FROM jsonb_populate_recordset(
      NULL::kernel.event_copy, ${`[${rows.map(({ event }) => event).join(',')}]`}::jsonb)`.execute(tx);
    await sql`INSERT INTO kernel.event_detail SELECT * FROM jsonb_populate_recordset(
      NULL::kernel.event_detail, ${`[${details.join(',')}]`}::jsonb)`.execute(tx);
  });
  const erasesAt = rows.findLast(({ erases }) => erases)?.position ?? 0;
  return { last: rows.at(-1)?.position ?? position, erasesAt };
}
