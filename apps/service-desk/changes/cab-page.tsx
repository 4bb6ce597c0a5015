import { useState } from 'react';
import { Link } from 'wouter';
import { saveCsv } from '../../../client/csv.ts';
import { roleNames } from '../../../client/door/role-names.ts';
import { useNow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import type { Role, RowOf } from '../../../kernel/pure.ts';
import {
  AttendCab,
  Cabs,
  CallCab,
  Changes,
  HoldCab,
  MinuteCab,
  SetCabAgenda,
} from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { dayAndTime } from '../portal/when.ts';
import { useStaff } from '../session/staff.tsx';
import { BandMark } from './band-mark.tsx';
import './changes.css';
import { Heading } from '../words/heading.tsx';
import { minutesCsv } from './figures.ts';
import { instantOf } from './local-time.ts';
import { windowWords } from './words.ts';

type Cab = RowOf<typeof Cabs>;
type Send = ReturnType<typeof useSend>['send'];

/** The board that advises on changes: when it meets, what is on its agenda, who is there, what was said. */
export function CabPage() {
  const { list, state } = useRows(Cabs);
  const { can } = useStaff();
  const ordered = list.toSorted((a, b) =>
    a.situation === b.situation ? b.at - a.at : a.situation === 'called' ? -1 : 1,
  );
  return (
    <main className="service-page change-page">
      <div className="row wrap">
        <Heading of="/cab">CAB</Heading>
        <Button onPress={() => saveCsv('cab-minutes.csv', minutesCsv(list))}>Save the minutes as CSV</Button>
      </div>
      {can('change.manage') && <Call />}
      {ordered.length === 0 && (
        <Empty title={notRead(state, 'the meetings') ?? 'No meeting is called'}>
          Once one is called, what waits for the CAB stands here as its agenda, and what was said as its minutes.
        </Empty>
      )}
      {ordered.map((cab) => (
        <Meeting key={cab.id} cab={cab} />
      ))}
    </main>
  );
}

function Call() {
  const { send, notice } = useSend();
  const [at, setAt] = useState('');
  const call = (): void => void send(CallCab, { cabId: crypto.randomUUID(), at: instantOf(at) ?? 0 });
  return (
    <form
      className="row wrap"
      onSubmit={(event) => {
        event.preventDefault();
        call();
      }}
    >
      <Field label="Next meeting">
        {(id) => (
          <input
            id={id}
            type="datetime-local"
            className="input"
            value={at}
            onChange={(event) => setAt(event.target.value)}
          />
        )}
      </Field>
      <Button submit onPress={call}>
        Call the CAB
      </Button>
      {notice}
    </form>
  );
}

function Meeting({ cab }: { cab: Cab }) {
  const { can } = useStaff();
  const { send, notice } = useSend();
  const now = useNow();
  const open = cab.situation === 'called' && can('change.manage');
  return (
    <section className="stack change-meeting" aria-label={`${cab.name}, ${dayAndTime(cab.at, now)}`}>
      <h3 className="row wrap">
        {cab.name}, {dayAndTime(cab.at, now)}
        <span className="hint">
          {cab.situation === 'held' ? 'held' : `${cab.attendance.length} there, ${cab.quorum} needed`}
        </span>
      </h3>
      <ul>
        {cab.members.map((role) => (
          <Member key={role} role={role} cab={cab} send={open ? send : null} />
        ))}
      </ul>
      <ol className="stack">
        {cab.agenda.map((id) => (
          <AgendaItem key={id} id={id} cab={cab} send={open ? send : null} />
        ))}
      </ol>
      {cab.agenda.length === 0 && <p className="quiet">Nothing on the agenda: no change that waits is risky enough.</p>}
      {cab.minutes
        .filter(({ changeId }) => changeId === null)
        .map(({ at, by, text }) => (
          <p key={at}>
            <span className="hint">{by}</span> {text ?? 'erased'}
          </p>
        ))}
      {notice}
      {open && (
        <div>
          <Button onPress={() => void send(HoldCab, { cabId: cab.id }, { confirm: 'Close it all the same' })}>
            Close the meeting
          </Button>
        </div>
      )}
    </section>
  );
}

function Member({ role, cab, send }: { role: Role; cab: Cab; send: Send | null }) {
  const { session } = useStaff();
  const there = cab.attendance.find((one) => one.role === role);
  const { id, name, roles } = session.subject;
  const own = roles.some((one) => one === role);
  const attend = (asDelegate: boolean): void => {
    if (send === null) return;
    void send(AttendCab, { cabId: cab.id, role, personId: id, person: name, asDelegate });
  };
  return (
    <li className="row wrap">
      <span>{roleNames[role]}</span>
      {there !== undefined && (
        <span className="quiet">
          {there.person ?? 'erased'}
          {there.asDelegate && ', as delegate'}
        </span>
      )}
      {there === undefined && send !== null && (
        <Button onPress={() => attend(!own)}>{own ? 'I am there' : 'I stand in for this role'}</Button>
      )}
    </li>
  );
}

function AgendaItem({ id, cab, send }: { id: string; cab: Cab; send: Send | null }) {
  const change = useRows(Changes).byKey.get(id);
  const now = useNow();
  const [text, setText] = useState('');
  const minutes = cab.minutes.filter(({ changeId }) => changeId === id);
  const keep = async (): Promise<void> => {
    if (send !== null && (await send(MinuteCab, { cabId: cab.id, changeId: id, text }))) setText('');
  };
  return (
    <li className="change-agenda">
      <div className="row wrap">
        <Link href={`/changes/${id}`} className="number">
          {change?.number ?? 'Over'}
        </Link>
        <strong>{change?.title ?? 'no longer open'}</strong>
        {change !== undefined && <BandMark band={change.band} />}
        {change !== undefined && <span className="quiet">{windowWords(change.window, now)}</span>}
        {change !== undefined && <span>{change.plain.state}</span>}
        {send !== null && (
          <Button
            onPress={() => void send(SetCabAgenda, { cabId: cab.id, agenda: cab.agenda.filter((one) => one !== id) })}
          >
            Take off the agenda
          </Button>
        )}
      </div>
      {minutes.map((line) => (
        <p key={line.at}>
          <span className="hint">{line.by}</span> {line.text ?? 'erased'}
        </p>
      ))}
      {send !== null && (
        <form
          className="row wrap"
          onSubmit={(event) => {
            event.preventDefault();
            void keep();
          }}
        >
          <Field label={`Minutes of ${change?.number ?? 'this change'}`}>
            {(field) => (
              <input id={field} className="input" value={text} onChange={(event) => setText(event.target.value)} />
            )}
          </Field>
          <Button submit onPress={() => void keep()}>
            Keep in the minutes
          </Button>
        </form>
      )}
    </li>
  );
}
