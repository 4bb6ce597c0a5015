import { sql } from 'kysely';
import type { AnyPastEvent } from './event.ts';
import type { Db } from './schema.ts';

/** What was done, by whom and when, without what it says. */
export type Transaction = Pick<
  AnyPastEvent,
  'position' | 'stream' | 'version' | 'type' | 'recordedAt' | 'occurredAt' | 'actor' | 'commandId' | 'packVersion'
>;

export interface TransactionQuery {
  /** Only positions before this one. */
  readonly before: number;
  /** And after this one. */
  readonly after: number;
  readonly from: number;
  readonly to: number;
  /** `people`: what somebody did; `systems`: what a machine, the timer or a reaction did; null: both. */
  readonly who: 'people' | 'systems' | null;
  /** Part of the name of who did it, of the type, or of the stream; null: any. */
  readonly words: string | null;
  readonly limit: number;
}

/** The latest first. */
export async function readTransactions(db: Db, asked: TransactionQuery): Promise<readonly Transaction[]> {
  const { before, after, from, to, who, words, limit } = asked;
  const like = words === null ? null : `%${words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const { rows } = await sql<Transaction>`
    SELECT position, stream, version, type, recorded_at AS "recordedAt", occurred_at AS "occurredAt", actor,
           command_id AS "commandId", pack_version AS "packVersion"
      FROM kernel.event
     WHERE position < ${before} AND position > ${after} AND recorded_at >= ${from} AND recorded_at <= ${to}
       AND (${who}::text IS NULL OR (actor ->> 'kind' = 'person') = (${who}::text = 'people'))
       AND (${like}::text IS NULL OR type ILIKE ${like} OR stream ILIKE ${like} OR actor ->> 'name' ILIKE ${like})
     ORDER BY position DESC LIMIT ${limit}`.execute(db);
  return rows;
}
