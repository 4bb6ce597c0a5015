import { type Clock, type Db, sql } from '../../../kernel/index.ts';

/** One position as it came in, from a radio, a phone or a script. */
export interface IncomingPosition {
  /** Radio identity or callsign: one of them tells the unit. */
  readonly issi?: string | undefined;
  readonly callsign?: string | undefined;
  /** WGS84 degrees. */
  readonly lon: number;
  readonly lat: number;
  /** When the unit was there, epoch milliseconds; bounded to the present when it comes in. */
  readonly at: number;
  readonly accuracyMetres?: number | null | undefined;
  readonly speedKmh?: number | null | undefined;
  readonly source?: string | undefined;
}

/** The last known position of a unit, as the live topic sends it. */
export interface KnownPosition {
  readonly tourId: string;
  readonly lon: number;
  readonly lat: number;
  readonly at: number;
  readonly accuracyMetres: number | null;
  readonly source: string;
}

export interface Recorded {
  readonly recorded: number;
  /** Index in the batch of positions whose unit is not on duty, or not theirs to report. */
  readonly unknown: readonly number[];
}

const DAY_MS = 86_400_000;
const KEPT_DAYS = 31;

/** Who reports: for any unit, or for the one alone of whose crew they are. */
export interface Reporter {
  readonly ownOf: string | null;
}

/**
 * Keeps a batch of positions: the newest of each unit as its current one (an older one never replaces a newer), all of them in the
 * history. One statement a batch, however many there are.
 */
export async function recordPositions(
  db: Db,
  clock: Clock,
  batch: readonly IncomingPosition[],
  { ownOf }: Reporter = { ownOf: null },
): Promise<Recorded> {
  if (batch.length === 0) return { recorded: 0, unknown: [] };
  const now = clock.now();
  const keys = batch.map(keyOf);
  const numbers = (of: (position: IncomingPosition) => number | null | undefined) => numberArray(batch.map(of));
  // A clock that runs ahead must not keep its unit "fresh" for ever.
  const times = batch.map(({ at }) => Math.min(at, now));
  const answer = await sql<{ n: number }>`
    WITH reportable AS (
      SELECT id, issi, other_issis, callsign FROM operations.unit
       WHERE ended_at IS NULL AND (${ownOf}::text IS NULL OR crew_accounts @> ARRAY[${ownOf}::text])
    ), known AS (
      SELECT id, 'issi ' || issi AS key FROM reportable WHERE issi IS NOT NULL
      UNION ALL
      SELECT id, 'issi ' || other FROM reportable, unnest(other_issis) AS other
      UNION ALL
      SELECT id, 'callsign ' || callsign FROM reportable
    ), incoming AS (
      SELECT * FROM unnest(
        ${textArray(keys)}::text[], ${numbers(({ lon }) => lon)}::double precision[], ${numbers(({ lat }) => lat)}::double precision[],
        ${numberArray(times)}::bigint[], ${numbers(({ accuracyMetres }) => accuracyMetres)}::double precision[],
        ${numbers(({ speedKmh }) => speedKmh)}::double precision[], ${textArray(batch.map(({ source = 'api' }) => source))}::text[],
        ${`{${newestOf(keys, times).join(',')}}`}::boolean[]
      ) WITH ORDINALITY AS x(key, lon, lat, at, accuracy, speed, source, newest, n)
    ), matched AS (
      SELECT i.*, u.id AS tour_id FROM incoming AS i JOIN known AS u ON u.key = i.key
    ), kept AS (
      INSERT INTO operations.position_history (tour_id, lon, lat, at, accuracy_metres, speed_kmh, source, received_at)
      SELECT tour_id, lon, lat, at, accuracy, speed, source, ${now}::bigint FROM matched
    ), newest AS (
      INSERT INTO operations.position AS p (tour_id, lon, lat, at, accuracy_metres, speed_kmh, source, received_at)
      SELECT DISTINCT ON (tour_id) tour_id, lon, lat, at, accuracy, speed, source, ${now}::bigint
        FROM matched WHERE newest ORDER BY tour_id, at DESC, n DESC
      ON CONFLICT (tour_id) DO UPDATE SET
        lon = excluded.lon, lat = excluded.lat, at = excluded.at, accuracy_metres = excluded.accuracy_metres,
        speed_kmh = excluded.speed_kmh, source = excluded.source, received_at = excluded.received_at
        WHERE p.at <= excluded.at
    )
    SELECT n - 1 AS n FROM incoming WHERE NOT EXISTS (SELECT FROM matched WHERE matched.n = incoming.n) ORDER BY n`.execute(
    db,
  );
  const unknown = answer.rows.map((row) => row.n);
  return { recorded: batch.length - unknown.length, unknown };
}

/** Radio or callsign: one of them tells the unit, the radio first. */
function keyOf({ issi, callsign = '' }: IncomingPosition): string {
  return issi === undefined ? `callsign ${callsign}` : `issi ${issi}`;
}

/** Of each key, the one that is newest; of two as new, the one that came later. The others need not be looked at for the map. */
function newestOf(keys: readonly string[], times: readonly number[]): readonly boolean[] {
  const newest = new Map<string, number>();
  for (const [n, key] of keys.entries()) {
    const held = newest.get(key);
    if (held === undefined || (times[n] ?? 0) >= (times[held] ?? 0)) newest.set(key, n);
  }
  return keys.map((key, n) => newest.get(key) === n);
}

/** Arrays as PostgreSQL writes them: read in a fraction of the time that JSON of the same rows takes. */
function numberArray(values: readonly (number | null | undefined)[]): string {
  return `{${values.map((value) => value ?? 'NULL').join(',')}}`;
}

function textArray(values: readonly string[]): string {
  return `{${values.map(quoted).join(',')}}`;
}

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}

/** Last known positions received since `sinceMs`, for the live topic; all of them for 0. */
export async function listPositionsSince(db: Db, sinceMs: number): Promise<readonly KnownPosition[]> {
  const answer = await sql<KnownPosition>`
    SELECT p.tour_id AS "tourId", p.lon, p.lat, p.at, p.accuracy_metres AS "accuracyMetres", p.source
      FROM operations.position AS p JOIN operations.unit AS u ON u.id = p.tour_id AND u.ended_at IS NULL
     WHERE p.received_at >= ${sinceMs}::bigint`.execute(db);
  return answer.rows;
}

/**
 * Makes today's and tomorrow's partition of the history and drops those older than 31 days, and the last positions of tours
 * that ended as long ago. Run at start and again and again: a day without its partition would take no position.
 */
export async function keepPositionDays(db: Db, clock: Clock): Promise<void> {
  const today = Math.floor(clock.now() / DAY_MS);
  await sql`SELECT operations.keep_position_days(${today - KEPT_DAYS}::integer, ${today + 1}::integer)`.execute(db);
  const before = (today - KEPT_DAYS) * DAY_MS;
  await sql`DELETE FROM operations.position WHERE received_at < ${before}::bigint`.execute(db);
}
