import type { Db } from '../log/schema.ts';

/** How long a command's first answer is kept: a phone that comes back after a year must not do its work twice. */
const KEPT_DAYS = 400;

/** Forgets answers older than that (SPEC 3.6). Answers how many. */
export async function purgeCommandResults(db: Db, now: number): Promise<number> {
  const before = now - KEPT_DAYS * 24 * 3_600_000;
  const gone = await db.deleteFrom('kernel.command_result').where('recorded_at', '<', before).executeTakeFirst();
  return Number(gone.numDeletedRows);
}
