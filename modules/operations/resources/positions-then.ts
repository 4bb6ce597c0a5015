import { type Db, lanesOf, sql } from '../../../kernel/index.ts';

const MINUTE_MS = 60_000;
/** Where most units spoke lately; the few that did not are looked for further back, to the length of a long shift. */
const windows = [2 * MINUTE_MS, 30 * MINUTE_MS, 16 * 60 * MINUTE_MS];

interface Fix {
  readonly tour_id: string;
  readonly at: number;
}

/**
 * Brings into the tables of the past where its units on duty were last known to be at an instant, out of what the live database keeps
 * of their positions (31 days).
 */
export async function bringPositions(live: Db, past: Db, at: number): Promise<void> {
  const { rows } = await sql<{ id: string }>`SELECT id FROM operations.unit WHERE ended_at IS NULL`.execute(past);
  let missing = rows.map(({ id }) => id);
  const found: Fix[] = [];
  for (const window of windows) {
    if (missing.length === 0) break;
    const fixes = await lastFixes(lanesOf(live).batch, missing, { at, since: at - window });
    found.push(...fixes);
    const known = new Set(fixes.map(({ tour_id }) => tour_id));
    missing = missing.filter((id) => !known.has(id));
  }
  await past.transaction().execute(async (tx) => {
    await sql`DELETE FROM operations.position`.execute(tx);
    await sql`INSERT INTO operations.position SELECT * FROM jsonb_populate_recordset(
      NULL::operations.position, ${JSON.stringify(found)}::jsonb)`.execute(tx);
  });
}

/** Of each unit the newest that had come in by then. One that is itself older than the window may have a newer one before it. */
async function lastFixes(
  live: Db,
  ids: readonly string[],
  { at, since }: { readonly at: number; readonly since: number },
): Promise<readonly Fix[]> {
  const { rows } = await sql<Fix>`
    SELECT DISTINCT ON (tour_id) * FROM operations.position_history
     WHERE received_at BETWEEN ${since}::bigint AND ${at}::bigint AND at >= ${since}::bigint AND tour_id = ANY (${[...ids]}::text[])
     ORDER BY tour_id, at DESC, received_at DESC`.execute(live);
  return rows;
}
