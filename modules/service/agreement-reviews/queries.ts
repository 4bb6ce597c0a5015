import type { Db, HeldRow, ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { AgreementReviewTables } from './tables.ts';
import { AgreementReviews } from './views.ts';

function reviews(db: Db) {
  return db.withTables<AgreementReviewTables>().selectFrom('service.agreement_review').selectAll();
}
type Found = Awaited<ReturnType<ReturnType<typeof reviews>['execute']>>[number];

/** What was ever noted, so that a pack without one of them ends its reviews. */
export async function listNoted(db: Db): Promise<readonly Pick<Found, 'id' | 'name' | 'version' | 'review_at'>[]> {
  return reviews(db).orderBy('id').execute();
}

function held({ id, version, review_at, reviewed_at, reviewed_by, outcome, note }: Found): HeldRow {
  const last =
    reviewed_at === null || reviewed_by === null
      ? null
      : {
          at: reviewed_at,
          by: reviewed_by,
          outcome: outcome === 'stands' ? ('stands' as const) : ('to-change' as const),
          note,
        };
  const row: RowOf<typeof AgreementReviews> = { id, version, reviewAt: review_at, last };
  return { key: id, row, member: true };
}

export const agreementReviewsView: ViewSource = {
  declaration: AgreementReviews,
  list: async (db, { limit, after }) => {
    let query = reviews(db);
    if (after !== null) query = query.where('id', '>', after);
    return (await query.orderBy('id').limit(limit).execute()).map(held);
  },
  byKeys: async (db, keys) => {
    if (keys.length === 0) return [];
    const found = await reviews(db)
      .where('id', 'in', [...keys])
      .execute();
    return found.map(held);
  },
};
