import { useState } from 'react';
import { useNow } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { AddChangeTask, FinishChangeTask, StartChangeTask } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { StateMark } from '../../../ui/state-mark/state-mark.tsx';
import { dayAndTime } from '../portal/when.ts';
import { useStaff } from '../session/staff.tsx';
import { instantOf, localText } from './local-time.ts';
import type { Change } from './words.ts';

type Task = Change['tasks'][number];

/** The work in its order: by whom, when it was planned, when it was done. */
export function TasksPart({ change }: { change: Change }) {
  const { can } = useStaff();
  const { send, notice } = useSend();
  const open = !['closed', 'rejected', 'cancelled'].includes(change.situation);
  if (change.tasks.length === 0 && !(open && can('change.work'))) return null;
  return (
    <section aria-label="Tasks">
      <h3>Tasks</h3>
      <ol className="change-tasks">
        {change.tasks.map((task) => (
          <TaskLine key={task.id} task={task} changeId={change.id} send={send} />
        ))}
      </ol>
      {notice}
      {open && can('change.work') && <AddTask change={change} send={send} />}
    </section>
  );
}

type Send = ReturnType<typeof useSend>['send'];

function TaskLine({ task, changeId, send }: { task: Task; changeId: string; send: Send }) {
  const { can } = useStaff();
  const now = useNow();
  const target = { changeId, taskId: task.id };
  const times = [
    task.plannedFrom === null ? '' : `planned ${dayAndTime(task.plannedFrom, now)}`,
    task.startedAt === null ? '' : `begun ${dayAndTime(task.startedAt, now)}`,
    task.doneAt === null ? '' : `done ${dayAndTime(task.doneAt, now)}`,
  ].filter(Boolean);
  return (
    <li className="row wrap">
      <span className="number">{task.order}</span>
      <span>{task.title ?? 'erased'}</span>
      <span className="quiet">{task.owner}</span>
      <span className="hint">{times.join(', ')}</span>
      {task.doneAt !== null && <StateMark tone="ok">done</StateMark>}
      {can('change.work') && task.startedAt === null && (
        <Button onPress={() => void send(StartChangeTask, target, { confirm: 'Begin it all the same' })}>Begin</Button>
      )}
      {can('change.work') && task.startedAt !== null && task.doneAt === null && (
        <Button onPress={() => void send(FinishChangeTask, target)}>Done</Button>
      )}
    </li>
  );
}

function AddTask({ change, send }: { change: Change; send: Send }) {
  const [title, setTitle] = useState('');
  const [owner, setOwner] = useState('');
  const [from, setFrom] = useState(() => localText(change.window?.from ?? null));
  const add = async (): Promise<void> => {
    const order = Math.max(0, ...change.tasks.map((task) => task.order)) + 1;
    const task = { changeId: change.id, taskId: crypto.randomUUID(), order, title, owner };
    if (await send(AddChangeTask, { ...task, plannedFrom: instantOf(from) })) setTitle('');
  };
  return (
    <form
      className="row wrap"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Field label="Next task">
        {(id) => <input id={id} className="input" value={title} onChange={(event) => setTitle(event.target.value)} />}
      </Field>
      <Field label="By whom">
        {(id) => <input id={id} className="input" value={owner} onChange={(event) => setOwner(event.target.value)} />}
      </Field>
      <Field label="Planned for">
        {(id) => (
          <input
            id={id}
            type="datetime-local"
            className="input"
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
        )}
      </Field>
      <Button submit onPress={() => void add()}>
        Add the task
      </Button>
    </form>
  );
}
