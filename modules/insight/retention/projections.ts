import { type Projection, putRows, type Tx } from '../../../kernel/index.ts';
import { alarmOf, markOf } from '../../operations/index.ts';
import type { InsightTables } from '../tables.ts';
import { type ReviewState, reviewAggregate } from './review.ts';
import { type ReviewsDueState, reviewsDueAggregate, reviewsDuePromises } from './reviews-due.ts';

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

/** The only writer of insight.reviews_due. */
export const reviewsDueProjection: Projection = {
  aggregate: reviewsDueAggregate,
  onState: async (tx: Tx, id, state: ReviewsDueState) => {
    if (state.situation === 'none') return;
    const { records, from, until, count, asOf } = state.counted;
    const subject = { subjectId: id, incidentId: null, title: 'Records', ownerSeatId: null };
    const alarms = reviewsDuePromises(state).flatMap(
      (promised) => alarmOf(subject, promised, markOf(state.marks, promised)) ?? [],
    );
    const span = { from_at: from, until_at: until, count, as_of: asOf };
    const row: InsightTables['insight.reviews_due'] = { id, records, ...span, alarms };
    await putRows(tx, { table: 'insight.reviews_due', rows: [row] });
  },
};
