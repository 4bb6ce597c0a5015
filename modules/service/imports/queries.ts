import { type Db, type HeldRow, sql, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { DifferenceKind } from './differences.ts';
import type { ImportTables } from './tables.ts';
import { HistoryImports, ImportedRecords } from './views.ts';

function imports(db: Db) {
  return db.withTables<ImportTables>().selectFrom('service.history_import').selectAll();
}
type Found = Awaited<ReturnType<ReturnType<typeof imports>['execute']>>[number];

function held({ id, source, kind, author, at, added, continued, same, faults, compared, ...rest }: Found): HeldRow {
  const row: RowOf<typeof HistoryImports> = {
    ...{ id, source, kind, author, at, added, continued, same, faults: [...faults], compared: [...compared] },
    fileName: rest.file_name,
    differences: Object.entries(rest.differences).flatMap(([kind, count]) => {
      const known = DifferenceKind.safeParse(kind);
      return known.success ? [{ kind: known.data, count }] : [];
    }),
    undoneAt: rest.undone_at,
  };
  return { key: id, row, member: true };
}

export const historyImportsView: ViewSource = {
  declaration: HistoryImports,
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

export const importedRecordsView: ViewSource = {
  declaration: ImportedRecords,
  list: async (db, { of: importId, filters, limit, after }) => {
    let query = db
      .withTables<ImportTables>()
      .selectFrom('service.imported_record')
      .selectAll()
      .where('import_id', '=', importId ?? '')
      .where(sql<boolean>`differences <> '{}'`);
    if (filters.difference !== undefined) query = query.where(sql<boolean>`${filters.difference} = ANY (differences)`);
    if (after !== null) query = query.where('id', '>', after);
    const found = await query.orderBy('id').limit(limit).execute();
    return found.map(({ import_id, differences, source: _, ...rest }) => {
      const known = differences.flatMap((kind) => DifferenceKind.safeParse(kind).data ?? []);
      const row: RowOf<typeof ImportedRecords> = { ...rest, importId: import_id, differences: known };
      return { key: rest.id, parent: import_id, row, member: true };
    });
  },
};
