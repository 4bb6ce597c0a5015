import { useState } from 'react';
import { Link } from 'wouter';
import { useNow } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { ReviewMajorProblem } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { useKept } from '../portal/use-kept.ts';
import { dayAndTime } from '../portal/when.ts';
import { useStaff } from '../session/staff.tsx';
import { dateOf, noonOf, type Problem } from './problem-words.ts';
import { TextBox } from './text-box.tsx';

/** The review of a major problem: lessons, and what is done by whom; actions stand in the improvement plan. */
export function MajorPart({ problem }: { problem: Problem }) {
  const { can } = useStaff();
  const [writing, setWriting] = useState(false);
  const { majorReview: review } = problem;
  const now = useNow();
  return (
    <section aria-label="Review of the major problem" className="stack">
      <h3>Review of the major problem</h3>
      {problem.situation !== 'closed' && <p className="quiet">It is owed when the problem is closed.</p>}
      {review !== null && (
        <>
          <p className="problem-text">{review.lessons ?? 'erased'}</p>
          <p className="hint">
            {review.by}, {dayAndTime(review.at, now)}
          </p>
          <ul className="record-list">
            {review.actions.map(({ what, who, planned }) => (
              <li key={what}>
                {what} <span className="quiet">· {who}</span>{' '}
                {planned && <Link href="/improvements">in the improvement plan</Link>}
              </li>
            ))}
          </ul>
        </>
      )}
      {problem.situation === 'closed' && can('problem.settle') && !writing && (
        <div>
          <Button onPress={() => setWriting(true)}>{review === null ? 'Write the review' : 'Write it anew'}</Button>
        </div>
      )}
      {writing && <ReviewForm problem={problem} onDone={() => setWriting(false)} />}
    </section>
  );
}

const MONTH_MS = 30 * 86_400_000;
const ROWS = [0, 1, 2] as const;

function ReviewForm({ problem, onDone }: { problem: Problem; onDone: () => void }) {
  const now = useNow();
  const { send, notice } = useSend();
  const { values, set, clear } = useKept(`problem.major:${problem.id}`, {
    ...{ lessons: '', what0: '', who0: '', what1: '', who1: '', what2: '', who2: '' },
    on: dateOf(now + MONTH_MS),
  });
  const keep = async (): Promise<void> => {
    const reviewAt = noonOf(values.on);
    const actions = ROWS.map((row) => ({ what: values[`what${row}`], who: values[`who${row}`], reviewAt })).filter(
      ({ what }) => what.trim() !== '',
    );
    if (!(await send(ReviewMajorProblem, { problemId: problem.id, lessons: values.lessons, actions }))) return;
    clear();
    onDone();
  };
  return (
    <Form look="stack problem-form" onSend={() => void keep()} onLeave={onDone}>
      {notice}
      <TextBox label="Lessons" rows={3} value={values.lessons} onValue={(lessons) => set({ lessons })} first />
      {ROWS.map((row) => (
        <div key={row} className="problem-fields">
          <TextBox
            label={`Action ${row + 1}`}
            value={values[`what${row}`]}
            onValue={(what) => set({ [`what${row}`]: what })}
          />
          <TextBox
            label={`Who does action ${row + 1}`}
            value={values[`who${row}`]}
            onValue={(who) => set({ [`who${row}`]: who })}
          />
        </div>
      ))}
      <TextBox label="They are looked at on" type="date" value={values.on} onValue={(on) => set({ on })} />
      <div className="row wrap">
        <Button look="primary" submit onPress={() => void keep()}>
          Keep the review
        </Button>
        <Button onPress={onDone}>Leave</Button>
      </div>
    </Form>
  );
}
