import type { Projection, Tx } from '../../../kernel/index.ts';
import type { InsightTables } from '../tables.ts';
import { type ReviewState, reviewAggregate } from './review.ts';

/** The only writer of insight.review. */
export const reviewProjection: Projection = { aggregate: reviewAggregate, onState: writeReview };

async function writeReview(tx: Tx, recordId: string, state: ReviewState): Promise<void> {
  if (state.situation === 'none') return;
  const changes = { keep_until: state.keepUntil, reviewed_at: state.at, reviewed_by: state.by };
  await tx
    .withTables<InsightTables>()
    .insertInto('insight.review')
    .values({ record_id: recordId, ...changes })
    .onConflict((clash) => clash.column('record_id').doUpdateSet(changes))
    .execute();
}
