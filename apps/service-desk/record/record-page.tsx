import { useState } from 'react';
import { useParams } from 'wouter';
import { useNow, useRow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import {
  AnswerReporter,
  NoteServiceIncident,
  OpenServiceIncidents,
  ResolveServiceIncident,
  ServiceIncidentLog,
} from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { ClockBar } from '../../../ui/clock-bar/clock-bar.tsx';
import { shortTimeOf } from '../../../ui/clock-bar/minutes.ts';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { ActButton, useAct } from '../keys/use-act.tsx';
import { useStaff } from '../session/staff.tsx';
import './record.css';

/** One IT incident: what is wrong, its clocks, and all that was said. */
export function RecordPage() {
  const { id = '' } = useParams();
  const row = useRow(OpenServiceIncidents, id);
  const { nameOf } = useStaff();
  const now = useNow();
  if (row === null) {
    return (
      <main className="service-page">
        <Empty title="This IT incident is not open" />
      </main>
    );
  }
  return (
    <main className="service-page record-page">
      <header>
        <p className="quiet">
          {row.number} · P{row.priority} · {nameOf('categories', row.categoryId)} · {nameOf('teams', row.teamId)}
        </p>
        <h2>{row.summary ?? 'erased'}</h2>
        <p>{row.reporter}</p>
        <div className="row wrap">
          {row.clocks.map((clock) => (
            <ClockBar
              key={clock.metric}
              label={clock.metric}
              startedAt={clock.startedAt}
              dueAt={clock.dueAt}
              state={clock.paused ? 'paused' : now > clock.dueAt ? 'breached' : 'running'}
              now={now}
            />
          ))}
        </div>
      </header>
      <Log id={id} />
      <Write id={id} />
    </main>
  );
}

function Log({ id }: { id: string }) {
  const { list, state } = useRows(ServiceIncidentLog, id);
  if (list.length === 0) return <Empty title={notRead(state, 'the log') ?? 'Nothing was written yet'} />;
  return (
    <ol className="record-log" role="log" aria-label="All that was said">
      {list.map((line) => (
        <li key={line.id} data-audience={line.audience}>
          <p className="hint">
            <time>{shortTimeOf(line.at)}</time> {line.author} · {line.kind} ·{' '}
            {line.audience === 'public' ? 'the reporter reads this' : 'internal'}
          </p>
          <p>{line.text}</p>
        </li>
      ))}
    </ol>
  );
}

type Kind = 'answer' | 'note' | 'resolve';
const asks: Readonly<Record<Kind, { readonly label: string; readonly button: string }>> = {
  answer: { label: 'Answer to the person who reported it', button: 'Send to the reporter' },
  note: { label: 'Internal note', button: 'Keep as internal note' },
  resolve: { label: 'What was done, for the person who reported it', button: 'Resolve' },
};

function Write({ id }: { id: string }) {
  const { send, notice } = useSend();
  const [kind, setKind] = useState<Kind | null>(null);
  const [text, setText] = useState('');
  useAct('answer', () => setKind('answer'));
  useAct('note', () => setKind('note'));
  useAct('resolve', () => setKind('resolve'));
  const go = async (): Promise<void> => {
    const target = { serviceIncidentId: id };
    const done =
      kind === 'answer'
        ? await send(AnswerReporter, { ...target, text })
        : kind === 'note'
          ? await send(NoteServiceIncident, { ...target, text })
          : await send(ResolveServiceIncident, { ...target, resolution: text });
    if (!done) return;
    setText('');
    setKind(null);
  };
  return (
    <section className="record-write" data-kind={kind ?? ''}>
      <div className="row wrap">
        <ActButton act="answer">Answer</ActButton>
        <ActButton act="note">Internal note</ActButton>
        <ActButton act="resolve">Resolve</ActButton>
      </div>
      {notice}
      {kind !== null && (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void go();
          }}
        >
          <Field label={asks[kind].label}>
            {(field) => (
              <textarea
                id={field}
                key={kind}
                className="input"
                rows={4}
                // biome-ignore lint/a11y/noAutofocus: it was asked for by a key.
                autoFocus
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            )}
          </Field>
          <div>
            <Button look="primary" submit onPress={() => void go()}>
              {asks[kind].button}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}
