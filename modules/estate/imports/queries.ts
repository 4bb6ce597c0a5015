import type { Db, HeldRow, ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { ImportTables } from './tables.ts';
import { Imports } from './views.ts';

function imports(db: Db) {
  return db.withTables<ImportTables>().selectFrom('estate.import').selectAll();
}
type Found = Awaited<ReturnType<ReturnType<typeof imports>['execute']>>[number];

function held({ id, source, author, at, added, changed, same, findings, faults, ...rest }: Found): HeldRow {
  const row: RowOf<typeof Imports> = {
    ...{ id, source, author, at, added, changed, same, findings, faults: [...faults] },
    fileName: rest.file_name,
    undoneAt: rest.undone_at,
  };
  return { key: id, row, member: true };
}

export const importsView: ViewSource = {
  declaration: Imports,
  list: async (db, { limit, after }) => {
    const query = after === null ? imports(db) : imports(db).where('id', '>', after);
    return (await query.orderBy('id').limit(limit).execute()).map(held);
  },
  byKeys: async (db, keys) => {
    if (keys.length === 0) return [];
    const found = await imports(db)
      .where('id', 'in', [...keys])
      .execute();
    return found.map(held);
  },
};
