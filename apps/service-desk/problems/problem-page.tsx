import { useState } from 'react';
import { useParams } from 'wouter';
import { useNow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { AmendProblem, ProblemLog, ProblemRecord } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { ActButton, useAct } from '../keys/use-act.tsx';
import { useKept } from '../portal/use-kept.ts';
import { byWords, dayAndTime } from '../portal/when.ts';
import { LogLines } from '../record/log-lines.tsx';
import { useStaff } from '../session/staff.tsx';
import { CausePart } from './cause-part.tsx';
import { ChangePart } from './change-part.tsx';
import { IncidentsPart } from './incidents-part.tsx';
import { KnownErrorPart } from './known-error-part.tsx';
import { MajorPart } from './major-part.tsx';
import { type Deed, ProblemDeeds } from './problem-deeds.tsx';
import { blank, type Entered, ProblemFields, sentOf } from './problem-form.tsx';
import { type Problem, sourceNames, standingOf } from './problem-words.ts';
import './problems.css';

/** One problem: what it has caused, the search for its cause, what is known of it, and its end. */
export function ProblemPage() {
  const { id = '' } = useParams();
  const { list, state } = useRows(ProblemRecord, id);
  const [problem] = list;
  if (problem === undefined) {
    return (
      <main className="service-page">
        <Empty title={notRead(state, 'this problem') ?? 'There is no such problem'} />
      </main>
    );
  }
  return <Shown key={problem.id} problem={problem} />;
}

function Shown({ problem }: { problem: Problem }) {
  const { can } = useStaff();
  const [deed, setDeed] = useState<Deed | 'amend' | null>(null);
  const live = problem.situation !== 'closed';
  const settles = can('problem.settle');
  useAct('note', () => setDeed('note'));
  useAct('workaround', () => setDeed('workaround'), live);
  useAct('link', () => setDeed('link'), live);
  useAct('resolve', () => setDeed(problem.situation === 'review' ? 'review' : 'close'), live && settles);
  useAct('categorise', () => setDeed('amend'), live);
  const done = (): void => setDeed(null);
  return (
    <main className="service-page wide record-page problem-page">
      <div className="record-main">
        <Head problem={problem} />
        <div className="row wrap">
          {live && <ActButton act="workaround">Tell a workaround</ActButton>}
          {live && <ActButton act="link">Link IT incidents</ActButton>}
          <ActButton act="note">Note</ActButton>
          {live && <ActButton act="categorise">Change it</ActButton>}
          {live && settles && (
            <ActButton act="resolve">{problem.situation === 'review' ? 'Is it gone?' : 'Close it'}</ActButton>
          )}
          {!live && settles && <Button onPress={() => setDeed('reopen')}>Reopen it</Button>}
        </div>
        {deed === 'amend' && <Amend problem={problem} onDone={done} />}
        {deed !== null && deed !== 'amend' && <ProblemDeeds problem={problem} deed={deed} onDone={done} />}
        <CausePart problem={problem} live={live} />
        <KnownErrorPart problem={problem} live={live} />
        <ChangePart problem={problem} />
        {problem.major && <MajorPart problem={problem} />}
        <Log id={problem.id} />
      </div>
      <aside className="record-rail" aria-label={`About ${problem.number}`}>
        <IncidentsPart problem={problem} />
      </aside>
    </main>
  );
}

function Head({ problem }: { problem: Problem }) {
  const { nameOf, words } = useStaff();
  const now = useNow();
  const site = words?.sites.find(({ id }) => id === problem.siteId)?.name;
  const about = [
    ...[nameOf('categories', problem.categoryId), nameOf('services', problem.serviceId), site ?? ''],
    problem.owner || nameOf('teams', problem.teamId),
  ];
  return (
    <header>
      <p className="quiet">
        {problem.number} ·{' '}
        <strong className="priority" data-priority={problem.priority}>
          P{problem.priority}
        </strong>{' '}
        · {sourceNames[problem.source]}, {dayAndTime(problem.openedAt, now)}
        {problem.major && ' · major'}
      </p>
      <h2>{problem.title ?? 'erased'}</h2>
      <p>
        <strong>{standingOf(problem)}</strong>
        {problem.dueAt !== null && <span> · next {byWords(problem.dueAt, now)}</span>}
        <span className="quiet">
          {' '}
          · {about.filter((one) => one !== '').join(' · ')}
          {problem.contact && ` · ask ${problem.contact}`}
        </span>
      </p>
      {problem.description && <p className="problem-text">{problem.description}</p>}
      {problem.workaround !== null && (
        <p className="problem-told">
          <strong>Everybody concerned was told:</strong> {problem.workaround}
        </p>
      )}
    </header>
  );
}

function enteredOf(problem: Problem): Entered {
  return {
    ...blank,
    ...{ title: problem.title ?? '', description: problem.description ?? '', contact: problem.contact ?? '' },
    ...{ owner: problem.owner ?? '', categoryId: problem.categoryId ?? '', serviceId: problem.serviceId ?? '' },
    ...{ siteId: problem.siteId ?? '', teamId: problem.teamId, major: problem.major ? 'major' : '' },
    ...{ impact: String(problem.impact), urgency: String(problem.urgency) },
  };
}

function Amend({ problem, onDone }: { problem: Problem; onDone: () => void }) {
  const { values, set, clear } = useKept(`problem.amend:${problem.id}`, enteredOf(problem));
  const [seen] = useState(problem.changedAt);
  const { send, notice } = useSend();
  const keep = async (): Promise<void> => {
    const { id: problemId, itemIds, contactId, ownerId } = problem;
    const same = { itemIds, contactId: values.contact === problem.contact ? contactId : null };
    const owner = { ownerId: values.owner === problem.owner ? ownerId : null };
    if (!(await send(AmendProblem, { problemId, seen, ...sentOf(values), ...same, ...owner }))) return;
    clear();
    onDone();
  };
  return (
    <Form look="stack problem-form" onSend={() => void keep()} onLeave={onDone}>
      {notice}
      <ProblemFields entered={values} set={set} />
      <div className="row wrap">
        <Button look="primary" submit onPress={() => void keep()}>
          Keep the changes
        </Button>
        <Button onPress={onDone}>Leave</Button>
      </div>
    </Form>
  );
}

function Log({ id }: { id: string }) {
  const { list } = useRows(ProblemLog, id);
  const lines = list.filter(({ text }) => text !== '').map((line) => ({ ...line, audience: 'internal' as const }));
  return (
    <section aria-label="All that was said and done">
      <h3>All that was said and done</h3>
      <LogLines name="Log" reads="nobody else" lines={lines} />
    </section>
  );
}
