import type { RawBuilder } from 'kysely';
import { type Db, type HeldRow, sql, type ViewSource } from '../../../../kernel/index.ts';
import type { RowOf } from '../../../../kernel/pure.ts';
import type { ProblemTables } from '../tables.ts';
import { Trends } from '../views.ts';

type By = RowOf<typeof Trends>['by'];

interface Repeating {
  readonly by: By;
  readonly subjectId: string;
  readonly from: number;
  /** Further ones are not looked for. */
  readonly most: number;
}

/** IT incidents of an item, a category or a place since then, the newest first. */
function repeating({ by, subjectId, from, most }: Repeating): RawBuilder<{ id: string }> {
  // The newest by number, by the index that is there: a further one would have to be written with every report. Those of an item
  // first: left the choice, PostgreSQL goes over all there are from the newest on, until it has met enough of the item's.
  const newest = {
    item: sql`SELECT id, raised_at FROM of_item ORDER BY sequence DESC`,
    category: sql`SELECT id, raised_at FROM service.service_incident
                   WHERE NOT history AND category_id = ${subjectId} ORDER BY raised_at DESC`,
    place: sql`SELECT id, raised_at FROM service.service_incident
                WHERE NOT history AND site_id = ${subjectId} ORDER BY sequence DESC`,
  };
  const ofItem = sql`WITH of_item AS MATERIALIZED (
    SELECT id, raised_at, sequence FROM service.service_incident
     WHERE NOT history AND item_ids @> ARRAY[${subjectId}]::text[])`;
  return sql<{ id: string }>`
    ${by === 'item' ? ofItem : sql``}
    SELECT id FROM (${newest[by]} LIMIT ${most}) AS newest WHERE raised_at > ${from}`;
}

export async function listRepeating(db: Db, asked: Repeating): Promise<readonly string[]> {
  const { rows } = await repeating(asked).execute(db);
  return rows.map(({ id }) => id);
}

/** How many there are of each that is asked for, in the order in which they are; all in one question. */
export async function countRepeating(db: Db, asked: readonly Repeating[]): Promise<readonly number[]> {
  if (asked.length === 0) return [];
  const counts = asked.map((one) => sql`(SELECT count(*)::int FROM (${repeating(one)}) AS found)`);
  const { rows } = await sql<{ counts: readonly number[] }>`SELECT ARRAY[${sql.join(counts)}] AS counts`.execute(db);
  return rows[0]?.counts ?? [];
}

function trends(db: Db) {
  return db.withTables<ProblemTables>().selectFrom('service.trend').selectAll();
}

function held(found: ProblemTables['service.trend']): HeldRow {
  const { id, situation, by, days, count } = found;
  const row: RowOf<typeof Trends> = {
    ...{ id, by, days, count, subjectId: found.subject_id, foundAt: found.found_at, lookBy: found.look_by },
  };
  return { key: id, row, member: situation === 'found' };
}

export const trendsView: ViewSource = {
  declaration: Trends,
  list: async (db, { limit, after }) => {
    let query = trends(db).where('situation', '=', 'found');
    if (after !== null) query = query.where('id', '>', after);
    return (await query.orderBy('id').limit(limit).execute()).map(held);
  },
  byKeys: async (db, keys) => {
    if (keys.length === 0) return [];
    const found = await trends(db)
      .where('id', 'in', [...keys])
      .execute();
    return found.map(held);
  },
};
