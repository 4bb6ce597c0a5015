import { type Db, sql } from '../../../kernel/index.ts';
import type { OperationsTables } from '../tables.ts';

/**
 * Who leads in the field sits at no desk: the callsigns on duty, in whatever car, whose crew hears what is told. Of these accounts, which
 * may act so and are connected; of these areas (null: all).
 */
export async function heardInField(
  db: Db,
  accountIds: readonly string[],
  areaIds: readonly string[] | null,
): Promise<readonly string[]> {
  if (accountIds.length === 0) return [];
  let onDuty = db
    .withTables<OperationsTables>()
    .selectFrom('operations.unit')
    .select('callsign')
    .where('ended_at', 'is', null)
    .where('on_duty', '=', true)
    .where(sql<boolean>`crew_accounts && ${[...accountIds]}::text[]`);
  if (areaIds !== null) onDuty = onDuty.where('area_id', 'in', [...areaIds]);
  return (await onDuty.orderBy('callsign').execute()).map(({ callsign }) => callsign);
}
