import type { Db, HeldRow, ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { NoticeTables } from './tables.ts';
import { Notices } from './views.ts';

function all(db: Db) {
  return db.withTables<NoticeTables>().selectFrom('service.notice').selectAll();
}

function held(found: NoticeTables['service.notice']): HeldRow {
  const { id, kind, major, title, text, until, shown } = found;
  const row: RowOf<typeof Notices> = {
    ...{ id, kind, major, until, title: title ?? '', text: text ?? '' },
    serviceIds: found.service_ids,
    siteIds: found.site_ids,
    aboutId: found.about_id,
    from: found.starts_at,
    nextAt: found.next_at,
    changedAt: found.changed_at,
  };
  return { key: id, row, member: shown && title !== null };
}

export const noticesView: ViewSource = {
  declaration: Notices,
  list: async (db, { limit, after }) => {
    let query = all(db).where('shown', '=', true);
    if (after !== null) query = query.where('id', '>', after);
    return (await query.orderBy('id').limit(limit).execute()).map(held);
  },
  byKeys: async (db, keys) =>
    keys.length === 0
      ? []
      : (
          await all(db)
            .where('id', 'in', [...keys])
            .execute()
        ).map(held),
};
