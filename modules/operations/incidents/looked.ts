import { type Db, sql } from '../../../kernel/index.ts';
import type { Guarded } from '../../../kernel/pure.ts';
import type { OperationsTables } from '../tables.ts';

/** How far a person has read each log. A read receipt: a bulk table, never the log (decision 0004). */
export interface Look {
  readonly incidentId: string;
  readonly lines: number;
  readonly at: number;
}

/** Marks the first `lines` lines as read; a second window that has read less takes nothing back. */
export async function recordLook(db: Db, accountId: string, { incidentId, lines, at }: Look): Promise<void> {
  await db
    .withTables<OperationsTables>()
    .insertInto('operations.last_looked')
    .values({ account_id: accountId, incident_id: incidentId, lines, at })
    .onConflict((clash) =>
      clash
        .columns(['account_id', 'incident_id'])
        .doUpdateSet({ lines, at })
        .where('operations.last_looked.lines', '<', lines),
    )
    .execute();
}

/** What a person has read of the incidents that are not closed, and that they may see: a look must not tell what is concealed. */
export async function listLooks(
  db: Db,
  accountId: string,
  maySee: (guard: Guarded) => boolean,
): Promise<readonly Look[]> {
  const rows = await db
    .withTables<OperationsTables>()
    .selectFrom('operations.last_looked as look')
    .innerJoin('operations.incident as incident', 'incident.id', 'look.incident_id')
    .select(['look.incident_id', 'look.lines', 'look.at', 'incident.restriction', 'incident.allowed'])
    .where('look.account_id', '=', accountId)
    .where('incident.state', '<>', 'closed')
    .execute();
  return rows
    .filter(({ restriction, allowed }) => maySee({ restriction, allowed }))
    .map(({ incident_id, lines, at }) => ({ incidentId: incident_id, lines, at }));
}

const KEPT_MS = 7 * 86_400_000;

/** Forgets what was read of incidents that have long been closed, or never were: nobody asks for it any more. */
export async function sweepLooks(db: Db, now: number): Promise<void> {
  await sql`DELETE FROM operations.last_looked AS look WHERE look.at < ${now - KEPT_MS}::bigint AND NOT EXISTS (
    SELECT FROM operations.incident AS i WHERE i.id = look.incident_id AND (i.closed_at IS NULL OR i.closed_at > ${now - KEPT_MS}::bigint)
  )`.execute(db);
}
