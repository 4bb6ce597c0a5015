import { useState } from 'react';
import { Link } from 'wouter';
import { useNow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { When } from '../../../client/when.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import {
  EndMajor,
  HandOverMajor,
  Majors,
  MajorTimeline,
  NoteMajor,
  Notices,
  ReviewMajor,
  UpdateMajor,
} from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { ClockBar } from '../../../ui/clock-bar/clock-bar.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { useStaff } from '../session/staff.tsx';
import { NewNotice } from './new-notice.tsx';
import { NoticeLine } from './notice-line.tsx';
import './majors.css';
import { Heading } from '../words/heading.tsx';

type Major = RowOf<typeof Majors>;

/** What runs, what owes its review, and every notice that people read now. */
export function MajorsPage() {
  const { list, state } = useRows(Majors);
  const live = list.filter(({ situation }) => situation !== 'reviewed');
  const done = list.filter(({ situation }) => situation === 'reviewed');
  return (
    <main className="service-page wide majors-page">
      <Heading of="/majors">Major IT incidents and notices</Heading>
      {live.length === 0 && (
        <Empty title={notRead(state, 'major IT incidents') ?? 'No major IT incident runs'}>
          One is declared on the page of an IT incident; it then stands here until its review is written.
        </Empty>
      )}
      {live.map((major) => (
        <MajorCard key={major.id} major={major} />
      ))}
      <NoticeList />
      {done.length > 0 && <h3>Reviewed</h3>}
      {done.map((major) => (
        <Reviewed key={major.id} major={major} />
      ))}
    </main>
  );
}

function MajorCard({ major }: { major: Major }) {
  const now = useNow();
  const running = major.situation === 'running';
  const due = running ? major.nextAt : (major.reviewDueAt ?? major.nextAt);
  return (
    <article className="major" aria-label={major.number}>
      <header className="row wrap">
        <h3>
          {major.number} · {major.title ?? 'erased'}
        </h3>
        <Link href={`/it-incidents/${major.serviceIncidentId}`}>{major.serviceIncidentNumber}</Link>
        <span>Manager: {major.manager ?? 'erased'}</span>
        <span className="push">
          <ClockBar
            label={running ? 'next word' : 'review'}
            startedAt={running ? major.updatedAt : (major.endedAt ?? major.updatedAt)}
            dueAt={due}
            state={now > due ? 'breached' : 'running'}
            now={now}
          />
        </span>
      </header>
      <p className="major-text">
        <strong>Everybody reads:</strong> {major.text ?? 'erased'}
      </p>
      {running ? <Telling major={major} /> : <Review id={major.id} />}
      <Timeline id={major.id} />
    </article>
  );
}

/** One box; what it says goes to everybody, or stays with those who work on it: the button says which. */
function Telling({ major }: { major: Major }) {
  const { session, can } = useStaff();
  const { send, notice } = useSend();
  const [text, setText] = useState('');
  const majorId = major.id;
  const manages = can('service-major.manage');
  const say = async (sent: Promise<boolean>): Promise<void> => {
    if (await sent) setText('');
  };
  const mine = { majorId, managerId: session.subject.id, manager: session.subject.name };
  return (
    <form className="stack" data-typing onSubmit={(event) => event.preventDefault()}>
      {notice}
      <Field label="The next word">
        {(id) => (
          <textarea id={id} className="input" rows={2} value={text} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
      <div className="row wrap">
        {manages && (
          <Button look="primary" submit onPress={() => void say(send(UpdateMajor, { majorId, text }))}>
            Tell everybody
          </Button>
        )}
        <Button onPress={() => void say(send(NoteMajor, { majorId, text }))}>Keep in the timeline only</Button>
        {manages && (
          <Button onPress={() => void say(send(EndMajor, { majorId, text }))}>It is over: tell everybody</Button>
        )}
        {manages && major.managerId !== session.subject.id && (
          <Button onPress={() => void send(HandOverMajor, mine)}>Take it over as manager</Button>
        )}
      </div>
    </form>
  );
}

function Review({ id }: { id: string }) {
  const { can } = useStaff();
  const { send, notice } = useSend();
  const [lessons, setLessons] = useState('');
  const [actions, setActions] = useState('');
  if (!can('service-major.manage')) return <p className="quiet">Its review is owed.</p>;
  const review = (): void => {
    const lines = actions.split('\n').filter((line) => line.trim() !== '');
    const done = lines.map((line) => {
      const [what = line, who = 'Nobody named'] = line.split(':').map((part) => part.trim());
      return { what, who };
    });
    void send(ReviewMajor, { majorId: id, lessons, actions: done });
  };
  return (
    <Form look="stack" onSend={() => review()}>
      {notice}
      <Field label="Lessons">
        {(field) => (
          <textarea
            id={field}
            className="input"
            rows={3}
            value={lessons}
            onChange={(event) => setLessons(event.target.value)}
          />
        )}
      </Field>
      <Field label="Actions, one a line: what: who">
        {(field) => (
          <textarea
            id={field}
            className="input"
            rows={3}
            value={actions}
            onChange={(event) => setActions(event.target.value)}
          />
        )}
      </Field>
      <div>
        <Button look="primary" submit onPress={review}>
          Keep the review
        </Button>
      </div>
    </Form>
  );
}

function Timeline({ id }: { id: string }) {
  const { list } = useRows(MajorTimeline, id);
  return (
    <ol className="record-list" aria-label="Timeline">
      {list.map((line) => (
        <li key={line.id}>
          <span className="quiet">
            <When at={line.at} />
          </span>{' '}
          <strong>{line.kind}</strong> {line.text} <span className="hint">{line.author}</span>
        </li>
      ))}
    </ol>
  );
}

function Reviewed({ major }: { major: Major }) {
  return (
    <article className="major">
      <h4>
        {major.number} · {major.title ?? 'erased'}
      </h4>
      <p>{major.lessons ?? 'erased'}</p>
      <ul className="record-list">
        {major.actions.map(({ what, who }) => (
          <li key={what}>
            {what} <span className="quiet">{who}</span>
          </li>
        ))}
      </ul>
    </article>
  );
}

function NoticeList() {
  const { list } = useRows(Notices);
  const publishes = useStaff().can('service-notice.publish');
  return (
    <section className="stack" aria-label="Notices">
      <h3>What everybody reads now</h3>
      <ul className="record-list">
        {list.map((one) => (
          <NoticeLine key={one.id} one={one} may={publishes} />
        ))}
      </ul>
      {publishes && <NewNotice />}
    </section>
  );
}
