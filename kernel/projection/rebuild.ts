import { sql } from 'kysely';
import type { AnyPastEvent } from '../log/event.ts';
import { readAfter } from '../log/read.ts';
import type { Db, Tx } from '../log/schema.ts';
import type { Folded } from '../log/stream.ts';
import type { Registry } from '../registry.ts';
import { project } from './project.ts';

/** The tables that a rebuild makes anew: every declared projection, and the deadlines. */
function rebuiltTables(registry: Registry): readonly string[] {
  const declared = [...registry.tables].filter(([, kind]) => kind === 'projection').map(([table]) => table);
  return ['kernel.deadline', ...declared].sort();
}

/**
 * Empties the projections and replays the whole log, in one transaction (SPEC 4.3). Fires nothing and sends nothing: the
 * steps of promises are in the log already. Answers the number of events replayed.
 */
export async function rebuild(db: Db, registry: Registry): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const tables = rebuiltTables(registry);
    // No command may append meanwhile: its projection would be written twice, or lost.
    await sql`SELECT kernel.hold_order()`.execute(tx);
    await sql`TRUNCATE ${sql.join(tables.map((table) => sql.table(table)))}`.execute(tx);
    return replay(tx, registry);
  });
}

const BATCH = 1000;

async function replay(tx: Tx, registry: Registry): Promise<number> {
  const streams = new Map<string, Folded>();
  const carry = async (events: readonly AnyPastEvent[]) => {
    for (const [stream, folded] of await project(tx, registry, streams, events)) streams.set(stream, folded);
  };
  // The events of one command are carried together, as they were when it ran.
  let held: AnyPastEvent[] = [];
  let count = 0;
  for (let position = 0; ; ) {
    const events = await readAfter(tx, position, BATCH);
    for (const event of events) {
      if (held[0] !== undefined && held[0].commandId !== event.commandId) {
        await carry(held);
        held = [];
      }
      held.push(event);
    }
    count += events.length;
    position = events.at(-1)?.position ?? position;
    if (events.length < BATCH) break;
  }
  await carry(held);
  return count;
}

/** Every row of every rebuilt table as sorted JSON text: what a replay is compared by, row for row. */
export async function tableContents(db: Db, registry: Registry): Promise<Readonly<Record<string, readonly string[]>>> {
  const contents: Record<string, readonly string[]> = {};
  for (const table of rebuiltTables(registry)) {
    const answer = await sql<{
      row: string;
    }>`SELECT to_jsonb(t)::text AS row FROM ${sql.table(table)} AS t ORDER BY 1`.execute(db);
    contents[table] = answer.rows.map((r) => r.row);
  }
  return contents;
}
