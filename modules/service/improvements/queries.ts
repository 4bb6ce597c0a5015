import type { Db, HeldRow, ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { ImprovementTables } from './tables.ts';
import { Improvements } from './views.ts';

function improvements(db: Db) {
  return db.withTables<ImprovementTables>().selectFrom('service.improvement').selectAll();
}
type Found = Awaited<ReturnType<ReturnType<typeof improvements>['execute']>>[number];

function held(found: Found): HeldRow {
  const { id, number, situation, source, month, title, owner, action, measure, benefit, percent, progress } = found;
  const row: RowOf<typeof Improvements> = {
    ...{ id, number, situation, source, month, title, owner, action, measure, benefit, percent, progress },
    ...{ agreementId: found.agreement_id, serviceId: found.service_id, ownerId: found.owner_id },
    ...{ reviewAt: found.review_at, plannedAt: found.planned_at, changedAt: found.changed_at },
  };
  return { key: id, row, member: true };
}

export const improvementsView: ViewSource = {
  declaration: Improvements,
  list: async (db, { limit, after }) => {
    let query = improvements(db);
    if (after !== null) query = query.where('id', '>', after);
    return (await query.orderBy('id').limit(limit).execute()).map(held);
  },
  byKeys: async (db, keys) => {
    if (keys.length === 0) return [];
    const found = await improvements(db)
      .where('id', 'in', [...keys])
      .execute();
    return found.map(held);
  },
};
