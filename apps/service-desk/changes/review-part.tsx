import { useState } from 'react';
import { useNow } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { ReviewChange, SettleSuspicion } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { StateMark } from '../../../ui/state-mark/state-mark.tsx';
import { dayAndTime } from '../portal/when.ts';
import { useStaff } from '../session/staff.tsx';
import { type Change, outcomeNames } from './words.ts';

/** How it came out, what it may have caused, and what was learnt. */
export function ReviewPart({ change }: { change: Change }) {
  const now = useNow();
  const { can } = useStaff();
  const { send, notice } = useSend();
  const { endedAt, outcome, review, reviewOwed, suspicions } = change;
  if (endedAt === null && suspicions.length === 0) return null;
  return (
    <section aria-label="Review" className="stack">
      <h3>Review</h3>
      {endedAt !== null && (
        <p>
          Ended {dayAndTime(endedAt, now)}
          {outcome !== null && `: it ${outcomeNames[outcome]}`}
        </p>
      )}
      {reviewOwed.length > 0 && (
        <p>
          <StateMark tone="warn">owed</StateMark> because {reviewOwed.join('; ')}
        </p>
      )}
      <ul>
        {suspicions.map(({ serviceIncidentId, number, caused }) => (
          <li key={serviceIncidentId} className="row wrap">
            <span className="number">{number}</span>
            {caused === null ? 'may be its consequence' : caused ? 'was caused by it' : 'was not caused by it'}
            {caused === null && can('change.work') && (
              <>
                <Button
                  onPress={() => void send(SettleSuspicion, { changeId: change.id, serviceIncidentId, caused: true })}
                >
                  Caused by it
                </Button>
                <Button
                  onPress={() => void send(SettleSuspicion, { changeId: change.id, serviceIncidentId, caused: false })}
                >
                  Not caused by it
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
      {review !== null && (
        <p>
          {review.by}, {dayAndTime(review.at, now)}: {review.objectivesMet ? 'reached' : 'not reached'},{' '}
          {review.backOutUsed ? 'the way back was used' : 'the way back was not needed'}. {review.lessons}
        </p>
      )}
      {change.situation === 'review' && review === null && can('change.manage') && (
        <ReviewForm changeId={change.id} send={send} />
      )}
      {notice}
    </section>
  );
}

function ReviewForm({ changeId, send }: { changeId: string; send: ReturnType<typeof useSend>['send'] }) {
  const [objectivesMet, setMet] = useState(true);
  const [backOutUsed, setUsed] = useState(false);
  const [lessons, setLessons] = useState('');
  const keep = (): void => void send(ReviewChange, { changeId, objectivesMet, backOutUsed, lessons });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <div className="row wrap">
        <label className="row">
          <input type="checkbox" checked={objectivesMet} onChange={(event) => setMet(event.target.checked)} />
          It reached what it was for
        </label>
        <label className="row">
          <input type="checkbox" checked={backOutUsed} onChange={(event) => setUsed(event.target.checked)} />
          The way back was used
        </label>
      </div>
      <Field label="What was learnt">
        {(id) => (
          <textarea
            id={id}
            className="input"
            rows={3}
            value={lessons}
            onChange={(event) => setLessons(event.target.value)}
          />
        )}
      </Field>
      <div>
        <Button look="primary" submit onPress={keep}>
          Keep the review
        </Button>
      </div>
    </form>
  );
}
