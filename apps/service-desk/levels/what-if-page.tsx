import { useState } from 'react';
import { Link } from 'wouter';
import { useRows } from '../../../client/react.tsx';
import { useView } from '../../../client/use-view.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { Agreements, WhatIf } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Choice } from '../../../ui/choice/choice.tsx';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { useStaff } from '../session/staff.tsx';
import { type AgreementRow, metricNames, percent } from './level-words.ts';
import './levels.css';
import { Heading } from '../words/heading.tsx';

type Metric = AgreementRow['targets'][number]['metric'];
const metrics = ['response', 'resolution', 'update'] as const;
const priorities = [1, 2, 3, 4, 5] as const;

/** What a proposed agreement would have made of the last year: the records happen again as they did, the targets are the proposal's. */
export function WhatIfPage() {
  const { words } = useStaff();
  const { list } = useRows(Agreements);
  const [serviceId, setService] = useState('');
  const [metric, setMetric] = useState<Metric>('resolution');
  const [calendar, setCalendar] = useState('');
  const [minutes, setMinutes] = useState<Readonly<Record<number, string>>>({});
  const [asked, setAsked] = useState('');
  const [empty, setEmpty] = useState(false);
  const calendars = new Map(list.map(({ calendarId, calendarName }) => [calendarId, calendarName] as const));
  const chosen = calendar === '' ? ([...calendars.keys()][0] ?? '') : calendar;
  const targets = priorities
    .map((priority) => ({ metric, priority, minutes: Number(minutes[priority] ?? '') }))
    .filter((target) => Number.isInteger(target.minutes) && target.minutes > 0);
  const proposal = JSON.stringify({ calendar: chosen, targets, serviceId: serviceId === '' ? null : serviceId });
  const attempt = (): void => {
    setEmpty(targets.length === 0);
    if (targets.length > 0) setAsked(proposal);
  };
  return (
    <main className="service-page levels-page">
      <header>
        <p className="quiet">
          <Link href="/service-report">Service report</Link>
        </p>
        <Heading of="/what-if">Try an agreement on the last year</Heading>
      </header>
      <form
        className="row wrap levels-form"
        onSubmit={(event) => {
          event.preventDefault();
          attempt();
        }}
      >
        <Choice
          label="Target"
          value={metric}
          onValue={(value) => setMetric(metrics.find((one) => one === value) ?? metric)}
        >
          {metrics.map((one) => [one, metricNames[one]] as const)}
        </Choice>
        <Choice label="Hours that count" value={chosen} onValue={setCalendar}>
          {[...calendars]}
        </Choice>
        <Choice label="Service" value={serviceId} onValue={setService}>
          {[['', 'All services'] as const, ...(words?.services ?? []).map(({ id, name }) => [id, name] as const)]}
        </Choice>
        {priorities.map((priority) => (
          <Field key={priority} label={`P${priority}, minutes`}>
            {(id) => (
              <input
                id={id}
                className="input levels-minutes"
                inputMode="numeric"
                value={minutes[priority] ?? ''}
                onChange={(event) => setMinutes({ ...minutes, [priority]: event.target.value })}
              />
            )}
          </Field>
        ))}
        <Button look="primary" submit onPress={attempt}>
          Try it
        </Button>
      </form>
      {empty && <p role="alert">Say how many minutes at least one priority has: a whole number.</p>}
      {asked === '' ? (
        <Empty title="Nothing was tried yet">Say at least one target; a priority without one is left out.</Empty>
      ) : (
        <Outcome proposal={asked} />
      )}
    </main>
  );
}

function Outcome({ proposal }: { proposal: string }) {
  const { rows, state, fault } = useView(WhatIf, `&proposal=${encodeURIComponent(proposal)}`);
  const { nameOf } = useStaff();
  if (fault !== null) return <p role="alert">{fault}</p>;
  if (rows.length === 0)
    return <Empty title={notRead(state, 'the trial') ?? 'No record of the last year would have had such a clock'} />;
  const table = (by: RowOf<typeof WhatIf>['by'], title: string) => (
    <table className="levels-table">
      <caption className="label">{title}</caption>
      <ColumnHeads
        titles={[by === 'team' ? 'Team' : 'Priority', '#Clocks', '#Missed then', '#Would have missed', '#Share']}
      />
      <tbody>
        {rows
          .filter((row) => row.by === by)
          .map((row) => (
            <tr key={row.id}>
              <th scope="row">{by === 'team' ? nameOf('teams', row.of) : `P${row.of}`}</th>
              <td className="figure">{row.clocks}</td>
              <td className="figure">{row.missedThen}</td>
              <td className="figure">{row.wouldMiss}</td>
              <td className="figure">{percent(row.wouldMiss / row.clocks)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
  return (
    <div className="stack" role="status">
      {table('priority', 'By priority')}
      {table('team', 'By the team that had it last')}
    </div>
  );
}
