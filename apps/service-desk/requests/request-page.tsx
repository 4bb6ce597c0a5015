import { useState } from 'react';
import { Link, useParams } from 'wouter';
import { useDraft, useNow, useRow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import {
  AnswerRequester,
  FinishRequestTask,
  NoteRequest,
  OpenRequests,
  RequestLog,
  TakeRequestTask,
} from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { ClockBar } from '../../../ui/clock-bar/clock-bar.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { StateMark } from '../../../ui/state-mark/state-mark.tsx';
import { ActButton, useAct } from '../keys/use-act.tsx';
import { priceOf } from '../portal/when.ts';
import { TextForm } from '../record/text-form.tsx';
import '../record/record.css';
import { LogLines } from '../record/log-lines.tsx';
import { useStaff } from '../session/staff.tsx';
import { nextOf, type RequestRow } from './request-order.ts';
import './requests.css';

/** One request for those who prepare it: what was asked, its tasks, all that was said. */
export function RequestPage() {
  const { id = '' } = useParams();
  const row = useRow(OpenRequests, id);
  const now = useNow();
  if (row === null) {
    return (
      <main className="service-page">
        <Empty title="This request is not open" />
        <Log id={id} />
      </main>
    );
  }
  const { what } = nextOf(row);
  return (
    <main className="service-page record-page">
      <header>
        <p className="quiet">
          {row.number} · {priceOf(row.pricePence)} · {row.booked ? 'taken from the shelf' : 'to be ordered'}
        </p>
        <h2>{row.name}</h2>
        <p>
          {row.requester ?? 'erased'}
          {row.forWhom === null || row.forWhom === '' ? '' : ` for ${row.forWhom}`}
        </p>
        {row.serviceIncident !== null && (
          <p>
            Because of <Link href={`/it-incidents/${row.serviceIncident.id}`}>{row.serviceIncident.number}</Link>
          </p>
        )}
        {row.answers.map(({ label, value }) => (
          <p key={label} className="quiet">
            {label}: {value}
          </p>
        ))}
        <div className="row wrap">
          <span>{what}</span>
          <ClockBar
            label={what}
            startedAt={row.startedAt}
            dueAt={row.dueAt}
            state={now > row.dueAt ? 'breached' : 'running'}
            now={now}
          />
        </div>
      </header>
      <Tasks row={row} />
      <Log id={id} />
      <Write id={id} />
    </main>
  );
}

function Tasks({ row }: { row: RequestRow }) {
  const { nameOf } = useStaff();
  const { send, notice } = useSend();
  const on = row.situation === 'preparing';
  const ready = row.tasks.find((task) => task.ready && task.doneAt === null);
  const take = (taskId: string) => void send(TakeRequestTask, { requestId: row.id, taskId });
  const finish = (taskId: string) =>
    void send(FinishRequestTask, { requestId: row.id, taskId }, { confirm: 'Done all the same' });
  useAct('takeTask', () => ready !== undefined && take(ready.id), on);
  useAct('finishTask', () => ready !== undefined && finish(ready.id), on);
  return (
    <section aria-label="Tasks">
      <h3>Tasks</h3>
      {notice}
      <ul className="request-tasks">
        {row.tasks.map(({ id: taskId, name, teamId, assignee, doneAt, ready }) => (
          <li key={taskId} className="row wrap">
            <StateMark tone={doneAt !== null ? 'ok' : ready && on ? 'go' : 'wait'}>
              {doneAt !== null ? 'done' : ready && on ? 'can be begun' : 'waits'}
            </StateMark>
            <span>{name}</span>
            <span className="quiet">{assignee ?? nameOf('teams', teamId)}</span>
            {doneAt === null && on && (
              <span className="row push">
                <Button label={`Take: ${name}`} onPress={() => take(taskId)}>
                  Take
                </Button>
                <Button label={`Done: ${name}`} onPress={() => finish(taskId)}>
                  Done
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Log({ id }: { id: string }) {
  const { list } = useRows(RequestLog, id);
  return <LogLines name="All that was said" reads="whoever asked" lines={list} />;
}

const asks = {
  answer: { label: 'Answer to whoever asked', button: 'Send to whoever asked', open: 'Answer' },
  note: { label: 'Internal note', button: 'Keep as internal note', open: 'Internal note' },
} as const;

function Write({ id }: { id: string }) {
  const { send, notice } = useSend();
  const [kind, setKind] = useState<keyof typeof asks | null>(null);
  const [text, setText] = useDraft(`request.${id}.${kind ?? ''}`);
  useAct('answer', () => setKind('answer'));
  useAct('note', () => setKind('note'));
  const go = async (): Promise<void> => {
    const input = { requestId: id, text };
    if (!(await (kind === 'answer' ? send(AnswerRequester, input) : send(NoteRequest, input)))) return;
    setText('');
    setKind(null);
  };
  return (
    <section className="record-write" data-kind={kind ?? ''}>
      <div className="row wrap">
        <ActButton act="answer">{asks.answer.open}</ActButton>
        <ActButton act="note">{asks.note.open}</ActButton>
      </div>
      {notice}
      {kind !== null && (
        <TextForm act={kind} words={asks[kind]} text={text} onText={setText} onSend={() => void go()} />
      )}
    </section>
  );
}
