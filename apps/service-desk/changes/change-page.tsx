import { useParams } from 'wouter';
import { useNow, useRows } from '../../../client/react.tsx';
import { ChangeLog, ChangeRecord } from '../../../modules/service/contract.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { byWords } from '../portal/when.ts';
import { LogLines } from '../record/log-lines.tsx';
import { useStaff } from '../session/staff.tsx';
import { ApprovalPart } from './approval-part.tsx';
import { BandMark } from './band-mark.tsx';
import { ChangeActs } from './change-acts.tsx';
import './changes.css';
import { JudgedPart } from './judged-part.tsx';
import { ReviewPart } from './review-part.tsx';
import { TasksPart } from './tasks-part.tsx';
import { type Change, modelNames, paperNames, windowWords } from './words.ts';

/** One change: how it stands, what may be done, and everything that speaks for it or against it. */
export function ChangePage() {
  const { id = '' } = useParams();
  const { list, state } = useRows(ChangeRecord, id);
  const [change] = list;
  if (change === undefined) {
    return (
      <main className="service-page">
        <Empty title={notRead(state, 'the change') ?? 'There is no such change'} />
      </main>
    );
  }
  return (
    <main className="service-page change-page">
      <Head change={change} />
      <ChangeActs change={change} />
      <JudgedPart change={change} />
      <ApprovalPart change={change} />
      <TasksPart change={change} />
      <ReviewPart change={change} />
      <Papers change={change} />
      <Log id={id} />
    </main>
  );
}

function Head({ change }: { change: Change }) {
  const { nameOf } = useStaff();
  const now = useNow();
  const { plain } = change;
  return (
    <header className="stack">
      <p className="quiet">
        <span className="number">{change.number}</span> · {modelNames[change.model]} · {nameOf('teams', change.teamId)}{' '}
        · raised by {change.raiser}
        {change.requester === null || change.requester === '' ? '' : `, for ${change.requester}`}
      </p>
      <h2>{change.title ?? 'erased'}</h2>
      <div className="row wrap">
        <BandMark band={change.judged?.risk.band ?? null} />
        <strong>{plain.state}</strong>
        <span>{plain.who ?? nameOf('teams', plain.teamId)}</span>
        <span className="quiet">
          {plain.next}
          {plain.by === null ? '' : `, ${byWords(plain.by, now)}`}
        </span>
      </div>
      <p>
        {windowWords(change.window, now)} · {change.serviceIds.map((one) => nameOf('services', one)).join(', ')}
      </p>
      {change.papersOwed.length > 0 && change.model !== 'standard' && (
        <p className="hint">Papers still to be written: {change.papersOwed.map(paperName).join(', ')}</p>
      )}
    </header>
  );
}

function paperName(paper: string): string {
  return Object.entries(paperNames).find(([key]) => key === paper)?.[1] ?? paper;
}

function Papers({ change }: { change: Change }) {
  const { said } = change;
  if (said === null) return null;
  const written = Object.entries(paperNames) as readonly [keyof typeof paperNames, string][];
  return (
    <section aria-label="Papers">
      <h3>Papers</h3>
      <dl className="change-papers">
        {written
          .filter(([key]) => said[key] !== '')
          .map(([key, name]) => (
            <div key={key}>
              <dt className="label">{name}</dt>
              <dd>{said[key]}</dd>
            </div>
          ))}
      </dl>
      {change.implementers.length > 0 && <p className="quiet">Done by {change.implementers.join(', ')}</p>}
    </section>
  );
}

function Log({ id }: { id: string }) {
  const { list } = useRows(ChangeLog, id);
  return (
    <section aria-label="All that was said and done">
      <h3>All that was said and done</h3>
      <LogLines
        name="Log"
        reads="whoever follows it"
        lines={list.filter(({ text, kind }) => text !== '' || kind === 'handed-in')}
      />
    </section>
  );
}
