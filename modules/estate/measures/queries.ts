import { type Db, sql, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { guardOf } from '../items/guards.ts';
import type { ItemTables } from '../items/tables.ts';
import type { EstateTerms } from '../items/terms.ts';
import { measuresOf } from './measure.ts';
import { LicencePositions, Measures } from './views.ts';

const tables = (db: Db) => db.withTables<ItemTables>();

/** Open items alone: a figure must not tell of what somebody may not see. */
export function measuresView(terms: () => EstateTerms): ViewSource {
  return {
    declaration: Measures,
    list: async () => [],
    gather: async (db) => {
      const found = await tables(db)
        .selectFrom('estate.item')
        .select(['class_id as classId', 'fields', 'findings', 'stale'])
        .where('archived', '=', false)
        .where('access', '=', 'open')
        .execute();
      return async () => measuresOf(found, terms()).map((row) => ({ key: row.id, row, member: true }));
    },
  };
}

export const licencePositionsView: ViewSource = {
  declaration: LicencePositions,
  list: async (db, { limit, after }) => {
    let query = tables(db)
      .selectFrom('estate.item as licence')
      .select(['licence.id', 'label', 'name', 'fields', 'access', 'allowed', 'guarded_at'])
      .select(
        sql<number>`(SELECT count(*) FROM estate.relation JOIN estate.item AS used ON used.id = from_id
          WHERE to_id = licence.id AND kind = 'licensed-by' AND NOT used.archived AND used.stage NOT IN ('withdrawn', 'disposed'))`.as(
          'installed',
        ),
      )
      .where('class_id', '=', 'licence')
      .where('archived', '=', false);
    if (after !== null) query = query.where('licence.id', '>', after);
    const found = await query.orderBy('licence.id').limit(limit).execute();
    return found.map((one) => {
      const { id, label, name, fields } = one;
      const [owned, installed] = [Number(fields.owned ?? 0), Number(one.installed)];
      const per = typeof fields.per === 'string' ? fields.per : null;
      const row: RowOf<typeof LicencePositions> = { id, label, name, per, owned, installed, over: installed - owned };
      return { key: id, row, member: true, guard: guardOf(one), guardedAt: one.guarded_at };
    });
  },
};
