import { type Projection, putRows } from '../../../kernel/index.ts';
import { type AgreementReviewState, agreementReviewAggregate } from './agreement-review.ts';

/** The only writer of service.agreement_review. */
export const agreementReviewProjection: Projection = {
  aggregate: agreementReviewAggregate,
  onState: async (tx, id, state: AgreementReviewState) => {
    if (state.situation === 'none') return;
    const { name, version, reviewAt: review_at, last } = state;
    const said = {
      ...{ reviewed_at: last?.at ?? null, reviewed_by: last?.by ?? null },
      ...{ outcome: last?.outcome ?? null, note: last?.note ?? null },
    };
    await putRows(tx, { table: 'service.agreement_review', rows: [{ id, name, version, review_at, ...said }] });
  },
};
