import { useState } from 'react';
import { useSearch } from 'wouter';
import { useClient, useNow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { EndImprovement, Improvements, ReviewImprovement } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { StateMark } from '../../../ui/state-mark/state-mark.tsx';
import { ActButton, useAct } from '../keys/use-act.tsx';
import { useStaff } from '../session/staff.tsx';
import { Heading } from '../words/heading.tsx';
import { ImprovementForm } from './improvement-form.tsx';
import { dateOf, type ImprovementRow, instantOf, sourceNames } from './improvement-words.ts';
import { instantText } from './level-words.ts';
import './levels.css';

/** The Service Improvement Plan: what is being made better, by whom, how that is measured, and when it is looked at next. */
export function ImprovementsPage() {
  const month = new URLSearchParams(useSearch()).get('month');
  const { list, state } = useRows(Improvements);
  const { can } = useStaff();
  const [planning, setPlanning] = useState(false);
  const mayKeep = can('improvement.keep');
  useAct('plan', () => setPlanning(true), mayKeep);
  const shown = list
    .filter((row) => month === null || row.month === month)
    .toSorted(
      (a, b) => Number(a.situation !== 'planned') - Number(b.situation !== 'planned') || a.reviewAt - b.reviewAt,
    );
  return (
    <main className="service-page levels-page">
      <div className="row wrap">
        {month === null ? (
          <Heading of="/improvements">Service Improvement Plan</Heading>
        ) : (
          <h2>Actions of the review meeting on {month}</h2>
        )}
        {mayKeep && (
          <span className="push">
            <ActButton act="plan" icon="plus">
              {month === null ? 'Plan an improvement' : 'Plan an action'}
            </ActButton>
          </span>
        )}
      </div>
      {planning && <ImprovementForm month={month} row={null} onDone={() => setPlanning(false)} />}
      {shown.length === 0 && <Empty title={notRead(state, 'the plan') ?? 'Nothing is planned'} />}
      {shown.map((row) => (
        <ImprovementCard key={row.id} row={row} mayKeep={mayKeep} />
      ))}
    </main>
  );
}

function ImprovementCard({ row, mayKeep }: { row: ImprovementRow; mayKeep: boolean }) {
  const now = useNow();
  const [deed, setDeed] = useState<'review' | 'amend' | 'end' | null>(null);
  const planned = row.situation === 'planned';
  const late = planned && row.reviewAt < now;
  const done = (): void => setDeed(null);
  return (
    <article className="levels-clock stack" aria-label={`${row.number} ${row.title}`}>
      <h3 className="row wrap">
        <span className="number">{row.number}</span> {row.title}
        <StateMark tone={late ? 'alarm' : planned ? 'wait' : 'ok'}>
          {late ? 'review is late' : planned ? `${row.percent} %` : row.situation}
        </StateMark>
      </h3>
      <Terms row={row} />
      {row.progress.length > 0 && (
        <ul>
          {row.progress.map(({ at, by, percent, note }) => (
            <li key={at}>
              <time>{instantText(at)}</time> · {percent} % · {by}: {note ?? 'erased'}
            </li>
          ))}
        </ul>
      )}
      {mayKeep && planned && (
        <div className="row wrap">
          <Button onPress={() => setDeed('review')}>Say how it stands</Button>
          <Button onPress={() => setDeed('amend')}>Change it</Button>
          <Button onPress={() => setDeed('end')}>End it</Button>
        </div>
      )}
      {deed === 'amend' && <ImprovementForm month={row.month} row={row} onDone={done} />}
      {deed === 'review' && <ReviewForm row={row} onDone={done} />}
      {deed === 'end' && <EndForm row={row} onDone={done} />}
    </article>
  );
}

function Terms({ row }: { row: ImprovementRow }) {
  const { nameOf } = useStaff();
  const terms: readonly (readonly [string, string])[] = [
    ['Action', row.action ?? 'erased'],
    ['Owner', row.owner],
    ['Measure', row.measure ?? 'erased'],
    ['Benefit', row.benefit ?? 'erased'],
    ['Service', nameOf('services', row.serviceId)],
    ['From', sourceNames[row.source] + (row.month === null ? '' : ` on ${row.month}`)],
    ['Next review', row.situation === 'planned' ? instantText(row.reviewAt) : ''],
  ];
  return (
    <dl className="levels-terms">
      {terms
        .filter(([, text]) => text !== '')
        .map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  );
}

const MONTH_MS = 30 * 86_400_000;

function ReviewForm({ row, onDone }: { row: ImprovementRow; onDone: () => void }) {
  const { send, notice } = useSend();
  const { now } = useClient();
  const [percent, setPercent] = useState(String(row.percent));
  const [note, setNote] = useState('');
  const [reviewOn, setReviewOn] = useState(() => dateOf(now() + MONTH_MS));
  const keep = async (): Promise<void> => {
    const said = { improvementId: row.id, percent: Number(percent), note, reviewAt: instantOf(reviewOn) };
    if (await send(ReviewImprovement, said)) onDone();
  };
  return (
    <form
      className="row wrap levels-form"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      {notice}
      <Field label="How far, per cent">
        {(id) => (
          <input
            id={id}
            className="input levels-minutes"
            inputMode="numeric"
            value={percent}
            onChange={(event) => setPercent(event.target.value)}
          />
        )}
      </Field>
      <Field label="What was done and seen">
        {(id) => <input id={id} className="input" value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
      <Field label="Looked at next on">
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
      <Button look="primary" submit onPress={() => void keep()}>
        Keep
      </Button>
      <Button onPress={onDone}>Leave</Button>
    </form>
  );
}

function EndForm({ row, onDone }: { row: ImprovementRow; onDone: () => void }) {
  const { send, notice } = useSend();
  const [note, setNote] = useState('');
  const end = async (outcome: 'reached' | 'dropped'): Promise<void> => {
    if (await send(EndImprovement, { improvementId: row.id, outcome, note })) onDone();
  };
  return (
    <div className="row wrap levels-form">
      {notice}
      <Field label="What came of it">
        {(id) => <input id={id} className="input" value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
      <Button look="primary" onPress={() => void end('reached')}>
        It is reached
      </Button>
      <Button onPress={() => void end('dropped')}>Drop it</Button>
      <Button onPress={onDone}>Leave</Button>
    </div>
  );
}
