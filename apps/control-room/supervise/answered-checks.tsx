import { useNow } from '../../../client/react.tsx';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { notRead, type Readiness } from '../../../ui/not-read/not-read.ts';
import { shortNumber } from '../queue/order.ts';
import type { CheckRow } from './pending.ts';

/** What was said, question by question, newest first. */
export function AnsweredChecks(props: {
  readonly title: string;
  readonly checks: readonly CheckRow[];
  readonly state: Readiness;
}) {
  const { title, checks, state } = props;
  const answered = checks
    .filter(({ answeredAt }) => answeredAt !== null)
    .toSorted((a, b) => (b.answeredAt ?? 0) - (a.answeredAt ?? 0));
  return (
    <section className="answered" aria-label={title}>
      <h3>{title}</h3>
      {answered.length === 0 && <Empty title={notRead(state, 'what was said') ?? 'Nothing has been said yet'} />}
      <ul>
        {answered.map((check) => (
          <li key={check.id}>
            <Answered check={check} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Answered({ check }: { check: CheckRow }) {
  const now = useNow();
  const { rule, number, person, answeredAt, answeredBy, questions, answers, feedback } = check;
  return (
    <article className="answered-check">
      <p className="row">
        <strong>{rule}</strong>
        <span className="number">{shortNumber(number)}</span>
        <span>{person}</span>
        <span className="push hint">
          {answeredBy}, {whenOf(answeredAt ?? 0, now)}
        </span>
      </p>
      <dl>
        {questions.map(({ id, text }) => (
          <div key={id}>
            <dt>{text}</dt>
            <dd>{answers.find((one) => one.id === id)?.answer.replace('-', ' ') ?? '–'}</dd>
          </div>
        ))}
      </dl>
      {feedback !== null && feedback !== '' && <p className="quiet">{feedback}</p>}
    </article>
  );
}
