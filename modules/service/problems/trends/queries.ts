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
export async function listRepeating(db: Db, { by, subjectId, from, most }: Repeating): Promise<readonly string[]> {
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
  const { rows } = await sql<{ id: string }>`
    ${by === 'item' ? ofItem : sql``}
    SELECT id FROM (${newest[by]} LIMIT ${most}) AS newest WHERE raised_at > ${from}`.execute(db);
  return rows.map(({ id }) => id);
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
