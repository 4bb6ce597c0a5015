import { useState } from 'react';
import { useClient, useRow } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { AgreementReviews, ReviewAgreement } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { useStaff } from '../session/staff.tsx';
import { dateOf, instantOf } from './improvement-words.ts';
import { instantText } from './level-words.ts';

const HALF_YEAR_MS = 182 * 86_400_000;

/** When an agreement is reviewed next, how the last review went, and the form of whoever reviews it. */
export function AgreementReview({ agreementId }: { agreementId: string }) {
  const row = useRow(AgreementReviews, agreementId);
  const { can } = useStaff();
  if (row === null) return null;
  const { last, reviewAt } = row;
  return (
    <section className="stack" aria-label="Review">
      <h3>Review</h3>
      <p>
        {reviewAt === null ? 'No review is set.' : `Next on ${instantText(reviewAt)}.`}{' '}
        {last !== null &&
          `Last on ${instantText(last.at)} by ${last.by}: ${last.outcome === 'stands' ? 'it stands' : 'it has to change'}. ${last.note ?? ''}`}
      </p>
      {can('agreement.review') && <ReviewForm agreementId={agreementId} />}
    </section>
  );
}

function ReviewForm({ agreementId }: { agreementId: string }) {
  const { send, notice } = useSend();
  const { now } = useClient();
  const [note, setNote] = useState('');
  const [reviewOn, setReviewOn] = useState(() => dateOf(now() + HALF_YEAR_MS));
  const keep = async (outcome: 'stands' | 'to-change'): Promise<void> => {
    if (await send(ReviewAgreement, { agreementId, outcome, note, reviewAt: instantOf(reviewOn) })) setNote('');
  };
  return (
    <div className="row wrap levels-form">
      {notice}
      <Field label="How the review went">
        {(id) => <input id={id} className="input" value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
      <Field label="Reviewed next on">
        {(id) => (
          <input
            id={id}
            className="input"
            type="date"
            value={reviewOn}
            onChange={(event) => setReviewOn(event.target.value)}
          />
        )}
      </Field>
      <Button onPress={() => void keep('stands')}>It stands</Button>
      <Button onPress={() => void keep('to-change')}>It has to change</Button>
    </div>
  );
}
