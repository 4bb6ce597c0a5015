import type { Db } from '../../../kernel/index.ts';
import type { CustodyTables } from './tables.ts';

/** The accounts that hold one of these items. */
export async function holdersOf(db: Db, itemIds: readonly string[]): Promise<readonly string[]> {
  if (itemIds.length === 0) return [];
  const found = await db
    .withTables<CustodyTables>()
    .selectFrom('estate.custody')
    .select('person_id')
    .where('item_id', 'in', [...itemIds])
    .execute();
  return [...new Set(found.flatMap(({ person_id }) => person_id ?? []))];
}
