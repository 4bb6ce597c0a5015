import { type Db, derivedId, sql } from '../../../kernel/index.ts';
import type { ProfileTables } from '../profiles/tables.ts';
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

/** Whom nobody has written since. */
export async function listProfilesToUndo(db: Db, importId: string): Promise<readonly string[]> {
  const found = await db
    .withTables<ProfileTables>()
    .selectFrom('service.profile')
    .select('id')
    .where('import_id', '=', importId)
    .orderBy('id')
    .limit(UNDONE_TOGETHER)
    .execute();
  return found.map(({ id }) => id);
}

/** Those that are not among the next ones. */
export async function countLeft(db: Db, importId: string): Promise<number> {
  const { rows } = await sql<{ records: number; profiles: number }>`
    SELECT (SELECT count(*)::int FROM service.imported_record WHERE import_id = ${importId} AND undone IS NULL) AS records,
           (SELECT count(*)::int FROM service.profile WHERE import_id = ${importId}) AS profiles`.execute(db);
  const [{ records, profiles } = { records: 0, profiles: 0 }] = rows;
  return Math.max(0, records - UNDONE_TOGETHER) + Math.max(0, profiles - UNDONE_TOGETHER);
}
