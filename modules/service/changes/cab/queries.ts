import type { Db, HeldRow, ViewSource } from '../../../../kernel/index.ts';
import { bandAtLeast } from '../risk.ts';
import type { ChangeTables } from '../tables.ts';
import type { Band } from '../terms.ts';
import type { CabTables } from './tables.ts';
import { Cabs } from './views.ts';

/** What waits to be agreed to and is at least so risky, the riskiest first. */
export async function listForAgenda(db: Db, from: Band): Promise<readonly string[]> {
  const found = await db
    .withTables<ChangeTables>()
    .selectFrom('service.change')
    .select(['id', 'band'])
    .where('situation', 'in', ['assess', 'authorise'])
    .where('model', '=', 'normal')
    .orderBy('score', 'desc')
    .orderBy('id')
    .execute();
  return found.filter(({ band }) => band !== null && bandAtLeast(band, from)).map(({ id }) => id);
}

function cabs(db: Db) {
  return db.withTables<CabTables>().selectFrom('service.cab').selectAll();
}
type Found = Awaited<ReturnType<ReturnType<typeof cabs>['execute']>>[number];

function held(found: Found): HeldRow {
  return { key: found.id, row: found, member: true };
}

export const cabsView: ViewSource = {
  declaration: Cabs,
  list: async (db, { limit, after }) => {
    let query = cabs(db);
    if (after !== null) query = query.where('id', '>', after);
    return (await query.orderBy('id').limit(limit).execute()).map(held);
  },
  byKeys: async (db, keys) =>
    keys.length === 0
      ? []
      : (
          await cabs(db)
            .where('id', 'in', [...keys])
            .execute()
        ).map(held),
};
