import { useState } from 'react';
import { Link } from 'wouter';
import { saveCsv } from '../../../client/csv.ts';
import { useNow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import {
  Blackouts,
  ChangeSchedule,
  DeclareBlackout,
  EndBlackout,
  FollowChange,
  FollowedChanges,
  projectedAvailability,
} from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { ColumnHeads } from '../../../ui/column-heads/column-heads.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { dayAndTime, spanOf } from '../portal/when.ts';
import { useStaff } from '../session/staff.tsx';
import './changes.css';
import { Heading } from '../words/heading.tsx';
import { daysOf, scheduleCsv } from './calendar.ts';
import { Pick } from './change-form.tsx';
import { instantOf } from './local-time.ts';
import { some, windowWords } from './words.ts';

type Row = RowOf<typeof ChangeSchedule>;
const DAY_MS = 86_400_000;
const DAYS = 28;

/** What is planned, day by day and as a list; when nothing is changed; and how long each service will be away. */
export function SchedulePage() {
  const { list, state } = useRows(ChangeSchedule);
  const { nameOf } = useStaff();
  const now = useNow();
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  const coming = list
    .filter(({ window, endsAt }) => window !== null && (endsAt ?? 0) > today)
    .toSorted((a, b) => (a.window?.from ?? 0) - (b.window?.from ?? 0));
  const names = (ids: readonly string[]): string => ids.map((id) => nameOf('services', id)).join(', ');
  return (
    <main className="service-page wide change-page">
      <div className="row wrap">
        <Heading of="/change-schedule">Schedule of changes</Heading>
        <Button onPress={() => saveCsv('schedule-of-changes.csv', scheduleCsv(coming, names))}>Save as CSV</Button>
      </div>
      {coming.length === 0 ? (
        <Empty title={notRead(state, 'the schedule') ?? 'Nothing is planned'}>
          What is handed in with a time appears here, for everybody of the force.
        </Empty>
      ) : (
        <>
          <Calendar rows={coming} today={today} />
          <PlannedList rows={coming} now={now} names={names} />
          <Projection rows={coming} today={today} />
        </>
      )}
      <BlackoutPart />
    </main>
  );
}

function Calendar({ rows, today }: { rows: readonly Row[]; today: number }) {
  return (
    <ol className="change-calendar" aria-label={`The next ${DAYS} days`}>
      {daysOf(rows, { from: today, days: DAYS }).map(({ at, name, of }) => (
        <li key={at} data-full={of.length > 0}>
          <p className="hint">{name}</p>
          {of.map((row) => (
            <NumberOf key={row.id} row={row} />
          ))}
        </li>
      ))}
    </ol>
  );
}

/** Leads to as much of it as the person here may see. */
function NumberOf({ row: { id, number, title } }: { row: Row }) {
  const { can } = useStaff();
  const followed = useRows(FollowedChanges).byKey.has(id);
  if (!can('change.read') && !followed) return <span title={title ?? 'erased'}>{number}</span>;
  return (
    <Link href={can('change.read') ? `/changes/${id}` : `/my-changes/${id}`} title={title ?? 'erased'}>
      {number}
    </Link>
  );
}

/** Whoever a change touches joins in: from then on it stands among their own. */
function Follow({ changeId }: { changeId: string }) {
  const { send, notice } = useSend();
  const followed = useRows(FollowedChanges).byKey.has(changeId);
  if (followed) return <span className="hint">you follow it</span>;
  return (
    <>
      <Button onPress={() => void send(FollowChange, { changeId })}>Follow</Button>
      {notice}
    </>
  );
}

function PlannedList(props: {
  readonly rows: readonly Row[];
  readonly now: number;
  readonly names: (ids: readonly string[]) => string;
}) {
  const { rows, now, names } = props;
  return (
    <div className="levels-scroll">
      <table className="levels-table">
        <caption className="unseen">Planned changes</caption>
        <ColumnHeads titles={['Change', 'What', 'When', 'Touches', '#Minutes away', 'How it stands', 'Touches you?']} />
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <NumberOf row={row} />
              </th>
              <td>{row.title ?? 'erased'}</td>
              <td>{windowWords(row.window, now)}</td>
              <td>{names(row.touchedIds)}</td>
              <td className="figure">{row.outageMinutes}</td>
              <td>{row.plain.state}</td>
              <td>
                <Follow changeId={row.id} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** By what is planned, for the next four weeks. */
function Projection({ rows, today }: { rows: readonly Row[]; today: number }) {
  const { nameOf } = useStaff();
  const agreed = rows.filter(({ situation }) => situation === 'scheduled' || situation === 'implement');
  const projected = projectedAvailability(agreed, { from: today, to: today + DAYS * DAY_MS });
  if (projected.length === 0) return null;
  return (
    <section aria-label="Projected availability">
      <h3>Projected availability of services in the next {DAYS} days</h3>
      <ul>
        {projected.map(({ serviceId, awayMinutes, available }) => (
          <li key={serviceId}>
            {nameOf('services', serviceId)}: {available.toFixed(2)} %, away for {awayMinutes} min
          </li>
        ))}
      </ul>
    </section>
  );
}

const kindNames = { freeze: 'Freeze', operation: 'Planned operation', 'major-incident': 'Major incident' } as const;

function BlackoutPart() {
  const { list } = useRows(Blackouts);
  const { can, nameOf } = useStaff();
  const { send, notice } = useSend();
  const now = useNow();
  const lasting = list.filter(({ to }) => to === null || to > now).toSorted((a, b) => a.from - b.from);
  return (
    <section aria-label="When nothing is changed" className="stack">
      <h3>When nothing is changed</h3>
      {lasting.length === 0 && <p className="quiet">No freeze, no operation, no major incident.</p>}
      <ul>
        {lasting.map((one) => (
          <li key={one.id} className="row wrap">
            <strong>{one.name ?? 'erased'}</strong>
            <span className="quiet">{kindNames[one.kind]}</span>
            <span>
              {one.to === null ? `${dayAndTime(one.from, now)} until it ends` : spanOf(one.from, one.to, now)}
            </span>
            <span className="quiet">
              {some([...one.serviceIds.map((id) => nameOf('services', id)), ...one.areaIds]) || 'everything'}
            </span>
            {can('blackout.declare') && (
              <Button onPress={() => void send(EndBlackout, { blackoutId: one.id })}>End it</Button>
            )}
          </li>
        ))}
      </ul>
      {can('blackout.declare') && <Declare send={send} />}
      {notice}
    </section>
  );
}

function Declare({ send }: { send: ReturnType<typeof useSend>['send'] }) {
  const { words } = useStaff();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<'freeze' | 'operation'>('operation');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [service, setService] = useState('');
  const declare = async (): Promise<void> => {
    const serviceIds = service === '' ? [] : [service];
    const times = { from: instantOf(from) ?? 0, to: instantOf(to) };
    const input = { blackoutId: crypto.randomUUID(), kind, name, serviceIds, ...times };
    if (await send(DeclareBlackout, input)) setName('');
  };
  const time = (label: string, value: string, onValue: (value: string) => void) => (
    <Field label={label}>
      {(id) => (
        <input
          id={id}
          type="datetime-local"
          className="input"
          value={value}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </Field>
  );
  return (
    <form
      className="row wrap"
      onSubmit={(event) => {
        event.preventDefault();
        void declare();
      }}
    >
      <Pick
        label="Kind"
        value={kind}
        options={[
          { id: 'operation', name: kindNames.operation },
          { id: 'freeze', name: kindNames.freeze },
        ]}
        onPick={(id) => setKind(id === 'freeze' ? 'freeze' : 'operation')}
      />
      <Field label="What it is called">
        {(id) => <input id={id} className="input" value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      {time('From', from, setFrom)}
      {time('To', to, setTo)}
      <Pick
        label="Service"
        value={service}
        options={[{ id: '', name: 'Everything' }, ...(words?.services ?? [])]}
        onPick={setService}
      />
      <Button submit onPress={() => void declare()}>
        Change nothing then
      </Button>
    </form>
  );
}
