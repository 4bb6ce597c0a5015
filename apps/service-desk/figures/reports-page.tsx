import { useState } from 'react';
import { csvOf, saveCsv } from '../../../client/csv.ts';
import { savePdf } from '../../../client/pdf.ts';
import { useNow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { useView } from '../../../client/use-view.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { EndReportSchedule, MadeReports, ReportSchedules, ScheduleReport } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { dayAndTime } from '../portal/when.ts';
import { groupOf, groups, heads, valuesOf } from './figure-words.ts';
import './figures.css';
import { useGroupNames } from './use-group-names.ts';

type Made = RowOf<typeof MadeReports>;

const rhythms = { day: 'Each day', week: 'Each Monday', month: 'Each first of a month' } as const;

function rhythmOf(text: string): keyof typeof rhythms {
  return text === 'day' || text === 'month' ? text : 'week';
}

/** Reports that are made by themselves: what is made when, and every one that was made, with its numbers of that time. */
export function ReportsPage() {
  const schedules = useRows(ReportSchedules).list;
  const { send, notice } = useSend();
  const now = useNow();
  return (
    <main className="service-page wide figures-page">
      <h2>Reports made by themselves</h2>
      {notice}
      <ul className="record-list">
        {schedules.map(({ id, name, group, every, at, nextAt }) => (
          <li key={id} className="row wrap">
            <span>
              <strong>{name}</strong>: {groups[group]}, {rhythms[every].toLowerCase()} at {at}
              {nextAt !== null && <span className="hint"> next {dayAndTime(nextAt, now)}</span>}
            </span>
            <Button label={`Make ${name} no more`} onPress={() => void send(EndReportSchedule, { scheduleId: id })}>
              No more
            </Button>
          </li>
        ))}
      </ul>
      <NewSchedule />
      <MadeList />
    </main>
  );
}

function NewSchedule() {
  const { send, notice } = useSend();
  const [typed, setTyped] = useState({ name: '', group: 'team', every: 'week', at: '07:00' });
  const schedule = async (): Promise<void> => {
    const every = rhythmOf(typed.every);
    const input = {
      scheduleId: crypto.randomUUID(),
      name: typed.name,
      group: groupOf(typed.group),
      every,
      at: typed.at,
    };
    if (await send(ScheduleReport, input)) setTyped({ ...typed, name: '' });
  };
  const choice = (label: string, key: 'group' | 'every', options: Readonly<Record<string, string>>) => (
    <Field label={label}>
      {(id) => (
        <select
          id={id}
          className="input"
          value={typed[key]}
          onChange={(event) => setTyped({ ...typed, [key]: event.target.value })}
        >
          {Object.entries(options).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  const line = (label: string, key: 'name' | 'at', type: 'text' | 'time') => (
    <Field label={label}>
      {(id) => (
        <input
          id={id}
          type={type}
          className="input"
          value={typed[key]}
          onChange={(event) => setTyped({ ...typed, [key]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <Form look="row wrap" onSend={() => void schedule()}>
      {notice}
      {line('What it is called', 'name', 'text')}
      {choice('Counted by', 'group', groups)}
      {choice('Made', 'every', rhythms)}
      {line('At', 'at', 'time')}
      <Button look="primary" submit onPress={() => void schedule()}>
        Have it made
      </Button>
    </Form>
  );
}

function MadeList() {
  const { rows, state } = useView(MadeReports, '');
  const nameOf = useGroupNames();
  const now = useNow();
  if (rows.length === 0) return <Empty title={notRead(state, 'the reports') ?? 'None was made yet'} />;
  return (
    <ul className="record-list" aria-label="Made">
      {rows.map((made) => {
        const { title, columns, cells } = tableOf(made, nameOf);
        const file = `${made.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-${new Date(made.to).toISOString().slice(0, 10)}`;
        return (
          <li key={made.id} className="row wrap">
            <span>
              <strong>{made.name}</strong> {dayAndTime(made.from, now)} to {dayAndTime(made.to, now)}
            </span>
            <Button label={`${file} as CSV`} onPress={() => saveCsv(`${file}.csv`, csvOf(columns, cells))}>
              CSV
            </Button>
            <Button label={`${file} as PDF`} onPress={() => savePdf(`${file}.pdf`, { title, columns, rows: cells })}>
              PDF
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

function tableOf(made: Made, nameOf: ReturnType<typeof useGroupNames>) {
  const span = [made.from, made.to].map((at) => new Date(at).toISOString().slice(0, 16).replace('T', ' '));
  return {
    title: `${made.name}, ${span.join(' to ')} UTC`,
    columns: [groups[made.group], ...heads],
    cells: made.rows.map((row) => [nameOf({ group: made.group, of: row.of }), ...valuesOf(row, made.to)]),
  };
}
