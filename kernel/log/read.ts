import { CompiledQuery, sql } from 'kysely';
import type { AnyPastEvent } from './event.ts';
import type { Db } from './schema.ts';
import { type AnyAggregate, type Folded, fold } from './stream.ts';

interface EventRow {
  position: number;
  stream: string;
  version: number;
  type: string;
  recorded_at: number;
  occurred_at: number;
  occurred_by: 'server' | 'claim';
  actor: AnyPastEvent['actor'];
  command_id: string;
  pack_version: string;
  data: unknown;
  detail: unknown;
}

/** SPEC 1.4: an erased detail is read as null. */
function fromRow(row: EventRow): AnyPastEvent {
  return {
    position: row.position,
    stream: row.stream,
    version: row.version,
    type: row.type,
    recordedAt: row.recorded_at,
    occurredAt: row.occurred_at,
    occurredBy: row.occurred_by,
    actor: row.actor,
    commandId: row.command_id,
    packVersion: row.pack_version,
    data: row.data,
    detail: row.detail ?? null,
  };
}

const columns = [
  'event.position',
  'event.stream',
  'event.version',
  'event.type',
  'event.recorded_at',
  'event.occurred_at',
  'event.occurred_by',
  'event.actor',
  'event.command_id',
  'event.pack_version',
  'event.data',
] as const;

/** Looked up row by row. Joined, PostgreSQL may merge the two from the beginning of the log, whichever part of it is asked for. */
const detailOf = '(SELECT d.detail FROM kernel.event_detail AS d WHERE d.position = event.position)';

function events(db: Db) {
  return db.selectFrom('kernel.event as event').select(columns).select(sql.raw<unknown>(detailOf).as('detail'));
}

/** All events of one stream, in order. */
export async function readStream(db: Db, stream: string): Promise<AnyPastEvent[]> {
  const rows = await events(db).where('event.stream', '=', stream).orderBy('event.version').execute();
  return rows.map(fromRow);
}

/** Every legal hold placed or lifted, in log order. */
export async function readHolds(db: Db): Promise<AnyPastEvent[]> {
  // Literals, not parameters: only so does the planner see that the index of holds serves.
  const isHold = sql<boolean>`event.type IN ('kernel.HoldPlaced', 'kernel.HoldLifted')`;
  return (await events(db).where(isHold).orderBy('event.position').execute()).map(fromRow);
}

/** A stream folded to its state; version 0 and the initial state when it has no events. */
export async function foldStream(db: Db, aggregate: AnyAggregate, stream: string): Promise<Folded> {
  const folded = (await foldStreams(db, new Map([[stream, aggregate]]))).get(stream);
  return folded ?? fold(aggregate, []);
}

/** Events after `position`, in log order, at most `limit`, up to and with `until` when given. */
export async function readAfter(db: Db, position: number, limit: number, until?: number): Promise<AnyPastEvent[]> {
  let query = events(db).where('event.position', '>', position);
  if (until !== undefined) query = query.where('event.position', '<=', until);
  const rows = await query.orderBy('event.position').limit(limit).execute();
  return rows.map(fromRow);
}

/** What has moved, by which type of event. */
export type Move = Pick<AnyPastEvent, 'position' | 'stream' | 'type'>;

/** The same without what the events say: for whoever only asks what to read again. */
export async function readMovesAfter(db: Db, position: number, limit: number): Promise<readonly Move[]> {
  const { rows } = await sql<Move>`
    SELECT position, stream, type FROM kernel.event WHERE position > ${position} ORDER BY position LIMIT ${limit}`.execute(
    db,
  );
  return rows;
}

/** The events at these positions, in log order. */
export async function readAt(db: Db, positions: readonly number[]): Promise<AnyPastEvent[]> {
  const rows = await events(db).where('event.position', 'in', positions).orderBy('event.position').execute();
  return rows.map(fromRow);
}

/** Events of these types after `position` and up to `until`, in log order. */
export async function readTypesAfter(
  db: Db,
  position: number,
  types: readonly string[],
  range: { readonly until: number; readonly limit: number },
): Promise<AnyPastEvent[]> {
  const after = events(db).where('event.position', '>', position).where('event.position', '<=', range.until);
  const ours = after.where('event.type', '=', sql<string>`ANY (${types}::text[])`);
  const rows = await ours.orderBy('event.position').limit(range.limit).execute();
  return rows.map(fromRow);
}

function ofStreams(besides: string): string {
  return `
  SELECT ${columns.join(', ')}, ${detailOf} AS detail FROM kernel.event AS event
   WHERE event.stream = ANY ($1::text[]) ${besides} ORDER BY event.stream, event.version`;
}
const whole = ofStreams('');
const before = ofStreams('AND event.position < $2');
const untilThen = ofStreams(`AND NOT EXISTS (
  SELECT FROM kernel.event AS earlier
   WHERE earlier.stream = event.stream AND earlier.version <= event.version AND earlier.occurred_at >= $2)`);

const sinceThen = `
  SELECT ${columns.join(', ')}, ${detailOf} AS detail
    FROM unnest($1::text[], $2::int[]) AS known (stream, version)
    JOIN kernel.event AS event ON event.stream = known.stream AND event.version >= known.version
   ORDER BY event.stream, event.version`;

/** Of each stream the events from a version on, that one included, by stream and in order. */
export async function readSince(
  db: Db,
  versions: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, readonly AnyPastEvent[]>> {
  if (versions.size === 0) return new Map();
  const known = [...versions.values()].some((version) => version > 0);
  return askedByStream(
    db,
    known ? [sinceThen, [...versions.keys()], [...versions.values()]] : [whole, [...versions.keys()]],
  );
}

/** Several streams folded in one reading: as they stand, or as they stood before a position. */
export function foldStreams(
  db: Db,
  refs: ReadonlyMap<string, AnyAggregate>,
  position?: number,
): Promise<ReadonlyMap<string, Folded>> {
  const streams = [...refs.keys()];
  // Asked with every command: worded once, not built each time.
  return foldAsked(db, refs, position === undefined ? [whole, streams] : [before, streams, position]);
}

/** Several streams as they stood at an instant: up to the first event that happened then or later, without what followed from it. */
export function foldStreamsAsAt(
  db: Db,
  refs: ReadonlyMap<string, AnyAggregate>,
  instant: number,
): Promise<ReadonlyMap<string, Folded>> {
  return foldAsked(db, refs, [untilThen, [...refs.keys()], instant]);
}

async function foldAsked(
  db: Db,
  refs: ReadonlyMap<string, AnyAggregate>,
  asked: Asked,
): Promise<ReadonlyMap<string, Folded>> {
  const folded = new Map<string, Folded>();
  if (refs.size === 0) return folded;
  const byStream = await askedByStream(db, asked);
  for (const [stream, aggregate] of refs) folded.set(stream, fold(aggregate, byStream.get(stream) ?? []));
  return folded;
}

/** Words and values of a question for events. */
type Asked = readonly [string, ...unknown[]];

async function askedByStream(db: Db, [words, ...values]: Asked): Promise<ReadonlyMap<string, AnyPastEvent[]>> {
  const { rows } = await db.executeQuery<EventRow>(CompiledQuery.raw(words, values));
  return Map.groupBy(rows.map(fromRow), (event) => event.stream);
}

/** The last position that every reader of this moment can see; 0 for an empty log (SPEC 2.1). */
export async function lastPosition(db: Db): Promise<number> {
  const row = await sql<{ last: number | null }>`SELECT max(position) AS last FROM kernel.event`.execute(db);
  return row.rows[0]?.last ?? 0;
}
