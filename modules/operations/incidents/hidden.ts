import { type Db, type HeldRow, sql, type ViewSource } from '../../../kernel/index.ts';
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
  return (await concealedOf(db, [incidentId])).map((row) => ({ ...row, key: `${incidentId}#`, parent: incidentId }));
}

/**
 * The same for a whole view, whatever its rows: whoever writes one need not think of it. A key that is none any more begins with the id of its
 * incident, where it has one.
 */
export function hidingConcealed(source: ViewSource): ViewSource {
  const { list, byKeys, declaration } = source;
  const listing: ViewSource['list'] = async (db, query) => orHidden(db, query.of, await list(db, query));
  return {
    ...source,
    ...(declaration.parent !== undefined && { list: listing }),
    ...(byKeys !== undefined && { byKeys: async (db, keys) => withHidden(db, keys, await byKeys(db, keys)) }),
  };
}

async function withHidden(db: Db, keys: readonly string[], rows: readonly HeldRow[]): Promise<readonly HeldRow[]> {
  if (rows.length >= keys.length) return rows;
  const found = new Set(rows.map(({ key }) => key));
  const gone = keys.filter((key) => !found.has(key));
  const concealed = new Map((await concealedOf(db, [...new Set(gone.map(incidentIn))])).map((row) => [row.key, row]));
  const hidden = gone.flatMap((key) => {
    const row = concealed.get(incidentIn(key));
    return row === undefined ? [] : [{ ...row, key }];
  });
  return [...rows, ...hidden];
}

const incidentIn = (key: string): string => key.split('#', 1)[0] ?? key;

/** A row for each of these that is concealed; its key is the incident's. */
async function concealedOf(db: Db, ids: readonly string[]): Promise<readonly HeldRow[]> {
  const { rows } = await sql<{ id: string; allowed: readonly string[]; guardedAt: number }>`
    SELECT id, allowed, guarded_at AS "guardedAt" FROM operations.incident
     WHERE id = ANY (${[...ids]}::text[]) AND restriction = 'concealed'`.execute(db);
  return rows.map(({ id, allowed, guardedAt }) => {
    const guard: Guarded = { restriction: 'concealed', allowed };
    return { key: id, row: null, member: false, guard, guardedAt };
  });
}
