import { type Db, derivedId } from '../../../kernel/index.ts';
import type { HistoryRecord } from './commands.ts';
import type { ImportTables } from './tables.ts';

const tables = (db: Db) => db.withTables<ImportTables>();

/**
 * The streams of records: by what they are called at the source, so that a file that comes twice makes none twice. One whose import was
 * undone begins anew.
 */
export async function idsOf(db: Db, source: string, records: readonly HistoryRecord[]): Promise<readonly string[]> {
  const found = await tables(db)
    .selectFrom('service.imported_record')
    .select(['id', 'reference', 'undone'])
    .where('source', '=', source)
    .where('reference', 'in', [...new Set(records.map(({ reference }) => reference))])
    .execute();
  const earlier = Map.groupBy(found, ({ reference }) => reference);
  return records.map(({ reference }) => {
    const all = earlier.get(reference) ?? [];
    const stands = all.find(({ undone }) => undone !== 'undone');
    return stands?.id ?? derivedId('history of another service desk', source, reference, String(all.length));
  });
}

/** So many records are undone in one command. */
const UNDONE_TOGETHER = 100;

export async function listToUndo(db: Db, importId: string): Promise<readonly string[]> {
  const found = await tables(db)
    .selectFrom('service.imported_record')
    .select('id')
    .where('import_id', '=', importId)
    .where('undone', 'is', null)
    .orderBy('id')
    .limit(UNDONE_TOGETHER)
    .execute();
  return found.map(({ id }) => id);
}

/** Those that are not among the next ones. */
export async function countLeft(db: Db, importId: string): Promise<number> {
  const { count } = await tables(db)
    .selectFrom('service.imported_record')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('import_id', '=', importId)
    .where('undone', 'is', null)
    .executeTakeFirstOrThrow();
  return Math.max(0, Number(count) - UNDONE_TOGETHER);
}
