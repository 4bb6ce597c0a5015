import { setImmediate } from 'node:timers/promises';
import { type Db, sql } from '../../../kernel/index.ts';
import { type Kept, levelEventsOf } from './kept-events.ts';
import type { LevelEvent } from './record-history.ts';
import type { LevelTables } from './tables.ts';

/** One IT incident as its clocks know it. */
export interface LevelRecord {
  readonly id: string;
  readonly number: string;
  readonly serviceId: string | null;
  readonly teamId: string;
  readonly priority: number;
  readonly events: readonly LevelEvent[];
}

/** Rows as they were read; to make records of them takes longer, and needs no database. */
export interface ReadRecords {
  readonly found: readonly FoundRecord[];
  readonly kept: ReadonlyMap<string, readonly Kept[]>;
}
type FoundRecord = Omit<LevelRecord, 'events'>;

const AT_ONCE = 2_000;

export async function readRecord(db: Db, id: string): Promise<ReadRecords> {
  return withEvents(db, await foundWhere(db, sql`id = ${id}`), Number.MAX_SAFE_INTEGER);
}

interface Span {
  readonly from: number;
  readonly until: number;
  /** With what was taken in from another service desk. */
  readonly history: boolean;
}

/** Records whose clocks could be decided between two instants, as they stood at the later one. */
export async function readDecidable(db: Db, { from, until, history }: Span): Promise<ReadRecords> {
  const decidable = sql`raised_at < ${until} AND (ended_at IS NULL OR ended_at >= ${from})`;
  const found = await foundWhere(db, sql`${decidable} AND (NOT history OR ${history})`);
  return withEvents(db, found, until);
}

/** Records that were raised between two instants, with all that happened to them. */
export async function readRaised(db: Db, { from, until, history }: Span): Promise<ReadRecords> {
  const raised = sql`raised_at >= ${from} AND raised_at < ${until}`;
  const found = await foundWhere(db, sql`${raised} AND (NOT history OR ${history})`);
  return withEvents(db, found, Number.MAX_SAFE_INTEGER);
}

async function foundWhere(db: Db, which: ReturnType<typeof sql>): Promise<readonly FoundRecord[]> {
  const { rows } = await sql<FoundRecord>`
    SELECT id, number, service_id AS "serviceId", team_id AS "teamId", priority
      FROM service.level_record WHERE ${which} ORDER BY raised_at, id`.execute(db);
  return rows;
}

async function withEvents(db: Db, found: readonly FoundRecord[], until: number): Promise<ReadRecords> {
  const kept = new Map<string, Kept[]>();
  for (let from = 0; from < found.length; from += AT_ONCE) {
    const ids = found.slice(from, from + AT_ONCE).map(({ id }) => id);
    const rows = await db
      .withTables<LevelTables>()
      .selectFrom('service.level_event')
      .select(['service_incident_id', 'at', 'by', 'facts'])
      .where('service_incident_id', 'in', ids)
      .where('at', '<', until)
      .orderBy('service_incident_id')
      .orderBy('position')
      .execute();
    for (const { service_incident_id, at, by, facts } of rows) {
      const before = kept.get(service_incident_id);
      if (before === undefined) kept.set(service_incident_id, [{ at, by, facts }]);
      else before.push({ at, by, facts });
    }
  }
  return { found, kept };
}

export function recordsOf({ found, kept }: ReadRecords): readonly LevelRecord[] {
  return found.map((one) => ({ ...one, events: levelEventsOf(kept.get(one.id) ?? []) }));
}

const A_TURN = 50;

/**
 * Works on records a few at a time: a report of a busy month takes seconds in all, and who waits for a unit meanwhile must not wait for
 * it.
 */
export async function inTurns<Out>(
  { found, kept }: ReadRecords,
  work: (records: readonly LevelRecord[]) => readonly Out[],
): Promise<readonly Out[]> {
  const all: Out[] = [];
  for (let from = 0; from < found.length; from += A_TURN) {
    all.push(...work(recordsOf({ found: found.slice(from, from + A_TURN), kept })));
    await setImmediate();
  }
  return all;
}
