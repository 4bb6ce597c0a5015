import { type Db, type HeldRow, sql } from '../../../kernel/index.ts';
import type { Guarded } from '../../../kernel/pure.ts';

/**
 * The rows of an incident in a view, and for one that is concealed and has none a row that says that it is hidden: without it the feed
 * would name the incident to everybody who follows the view.
 */
export async function orHidden(
  db: Db,
  incidentId: string | null,
  rows: readonly HeldRow[],
): Promise<readonly HeldRow[]> {
  if (incidentId === null || rows.length > 0) return rows;
  const { rows: concealed } = await sql`
    SELECT FROM operations.incident WHERE id = ${incidentId} AND restriction = 'concealed'`.execute(db);
  const guard: Guarded = { restriction: 'concealed', allowed: [], owners: [] };
  return concealed.map(() => ({ key: `${incidentId}#`, parent: incidentId, row: null, member: false, guard }));
}
