import { type Clock, type Db, sql } from '../../../kernel/index.ts';

/** How an item is, as a monitor, a radio network or a vehicle's own set says it. */
export interface Sample {
  /** Its label, serial number or ISSI. */
  readonly item: string;
  readonly state: 'up' | 'degraded' | 'down';
  readonly at: number;
  readonly detail: string;
  readonly source: string;
}

/** Finds items by what a machine calls them. A number that two items carry names neither. */
const named = (words: readonly string[]) => sql`
  SELECT word, min(id) AS id FROM (
    SELECT label AS word, id FROM estate.item WHERE label = ANY (${[...words]}::text[]) AND NOT archived
    UNION
    SELECT wanted.word, item.id FROM unnest(${[...words]}::text[]) AS wanted (word)
      JOIN estate.item AS item ON item.fields @> jsonb_build_object('issi', wanted.word) AND NOT item.archived
    UNION
    SELECT wanted.word, item.id FROM unnest(${[...words]}::text[]) AS wanted (word)
      JOIN estate.item AS item ON item.fields @> jsonb_build_object('serial', wanted.word) AND NOT item.archived
  ) AS found GROUP BY word HAVING count(DISTINCT id) = 1`;

export interface Sampled {
  readonly recorded: number;
  /** Index in the batch of samples whose item nobody knows. */
  readonly unknown: readonly number[];
}

/** Keeps the newest of each item; an older one never takes its place, and a clock that runs ahead is set to the present. */
export async function recordSamples(db: Db, clock: Clock, batch: readonly Sample[]): Promise<Sampled> {
  if (batch.length === 0) return { recorded: 0, unknown: [] };
  const now = clock.now();
  const rows = batch.map((sample, n) => ({ ...sample, n, at: Math.min(sample.at, now) }));
  const { rows: unknown } = await sql<{ n: number }>`
    WITH incoming AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS x (n integer, item text, state text, at bigint, detail text, source text)
    ), known AS (${named([...new Set(batch.map(({ item }) => item))])}), matched AS (
      SELECT incoming.*, known.id FROM incoming JOIN known ON known.word = incoming.item
    ), kept AS (
      INSERT INTO estate.last_seen AS held (item_id, at, state, since, detail, source, told_at)
      SELECT DISTINCT ON (id) id, at, state, at, detail, source, NULL::bigint FROM matched ORDER BY id, at DESC, n DESC
      ON CONFLICT (item_id) DO UPDATE SET at = excluded.at, state = excluded.state, detail = excluded.detail, source = excluded.source,
        since = CASE WHEN held.state = excluded.state THEN held.since ELSE excluded.since END,
        told_at = CASE WHEN held.state = excluded.state THEN held.told_at END
        WHERE held.at <= excluded.at
    )
    SELECT n FROM incoming WHERE NOT EXISTS (SELECT FROM matched WHERE matched.n = incoming.n) ORDER BY n`.execute(db);
  return { recorded: batch.length - unknown.length, unknown: unknown.map(({ n }) => n) };
}

export interface Fallen {
  readonly itemId: string;
  readonly label: string;
  readonly since: number;
  readonly detail: string;
}

/** What is down and of which nobody was told. */
export async function listUntold(db: Db): Promise<readonly Fallen[]> {
  const { rows } = await sql<Fallen>`
    SELECT seen.item_id AS "itemId", item.label, seen.since, seen.detail FROM estate.last_seen AS seen
      JOIN estate.item AS item ON item.id = seen.item_id AND NOT item.archived
     WHERE seen.state = 'down' AND seen.told_at IS NULL ORDER BY seen.since LIMIT 100`.execute(db);
  return rows;
}

/** Of this very state; another one since then is told of anew. */
export async function markTold(
  db: Db,
  { itemId, since }: Pick<Fallen, 'itemId' | 'since'>,
  now: number,
): Promise<void> {
  await sql`UPDATE estate.last_seen SET told_at = ${now}::bigint WHERE item_id = ${itemId} AND since = ${since}::bigint`.execute(
    db,
  );
}
