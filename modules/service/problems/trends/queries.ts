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
  const same = {
    item: sql`item_ids @> ARRAY[${subjectId}]::text[]`,
    category: sql`category_id = ${subjectId}`,
    place: sql`site_id = ${subjectId}`,
  };
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM service.service_incident
     WHERE ${same[by]} AND NOT history AND raised_at > ${from} ORDER BY raised_at DESC LIMIT ${most}`.execute(db);
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
