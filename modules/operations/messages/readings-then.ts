import { type Db, lanesOf, sql } from '../../../kernel/index.ts';

/** Older messages have ended. */
const LOOK_BACK_MS = 7 * 24 * 60 * 60_000;

/** Brings into the tables of the past which messages had been read at an instant: read receipts are not in the log. */
export async function bringReadings(live: Db, past: Db, at: number): Promise<void> {
  const { rows } = await sql<object>`
    SELECT message_id, account_id, at FROM operations.message_read
     WHERE at BETWEEN ${at - LOOK_BACK_MS}::bigint AND ${at}::bigint`.execute(lanesOf(live).batch);
  await past.transaction().execute(async (tx) => {
    await sql`DELETE FROM operations.message_read`.execute(tx);
    await sql`INSERT INTO operations.message_read SELECT * FROM jsonb_populate_recordset(
      NULL::operations.message_read, ${JSON.stringify(rows)}::jsonb)`.execute(tx);
  });
}
