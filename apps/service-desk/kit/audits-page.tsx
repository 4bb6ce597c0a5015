import { useMemo } from 'react';
import { Link, useLocation } from 'wouter';
import { useNow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { AuditExceptions, Audits, BeginAudit, Items } from '../../../modules/estate/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { useKept } from '../portal/use-kept.ts';
import { useStaff } from '../session/staff.tsx';
import { ExceptionsPart } from './exceptions-part.tsx';
import { TextBox } from './frame.tsx';
import { kitDate } from './kit-dates.ts';
import { useSiteName } from './use-site-name.ts';
import './kit.css';
import { Heading } from '../words/heading.tsx';

/** Audits by scan: begin one, go on with one, and settle what was found otherwise. */
export function AuditsPage() {
  const { can } = useStaff();
  const exceptions = useRows(AuditExceptions).list;
  return (
    <main className="service-page kit-page">
      <p className="quiet">
        <Link href="/kit">Kit</Link>
      </p>
      <Heading of="/kit/audits">Audits by scan</Heading>
      {can('estate-custody.audit') && <BeginForm />}
      <ExceptionsPart rows={exceptions} title="Exceptions" />
      <AuditList />
    </main>
  );
}

function AuditList() {
  const { list } = useRows(Audits);
  const siteName = useSiteName();
  const now = useNow();
  if (list.length === 0) return null;
  return (
    <section className="kit-part" aria-label="Audits">
      <h3 className="label">Audits</h3>
      <ul className="kit-list">
        {list
          .toSorted((one, other) => other.begunAt - one.begunAt)
          .map(({ id, stationId, room, by, begunAt, endedAt, expected, owed }) => (
            <li key={id}>
              <Link href={`/kit/audits/${id}`}>{[room, siteName(stationId)].filter(Boolean).join(', ')}</Link>
              <span className="quiet">
                {by}, {kitDate(begunAt, now)}, {expected} expected
              </span>
              <span className="push">
                {endedAt === null
                  ? 'running'
                  : owed.length > 0
                    ? `exceptions due ${kitDate(owed[0]?.dueAt ?? 0, now)}`
                    : 'settled'}
              </span>
            </li>
          ))}
      </ul>
    </section>
  );
}

function BeginForm() {
  const { values, set, clear } = useKept('audit', { stationId: '', room: '' });
  const { words, can } = useStaff();
  const { send, notice } = useSend();
  const [, go] = useLocation();
  const { stationId, room } = values;
  const begin = async (): Promise<void> => {
    const auditId = crypto.randomUUID();
    const input = { auditId, stationId, room: room === '' ? null : room };
    if (!(await send(BeginAudit, input, { confirm: 'Begin it all the same' }))) return;
    clear();
    go(`/kit/audits/${auditId}`);
  };
  return (
    <Form look="kit-part" label="Begin an audit" onSend={() => void begin()}>
      {notice}
      <Choice label="Station" value={stationId} none="–" onChange={(next) => set({ stationId: next, room: '' })}>
        {(words?.sites ?? []).map(({ id, name }) => [id, name] as const)}
      </Choice>
      {can('estate-item.read') ? (
        <RoomChoice stationId={stationId} room={room} onChange={(next) => set({ room: next })} />
      ) : (
        <TextBox label="Room; nothing: the whole station" value={room} onChange={(next) => set({ room: next })} />
      )}
      <div>
        <Button look="primary" submit onPress={() => void begin()}>
          Begin the audit
        </Button>
      </div>
    </Form>
  );
}

/** Of the rooms in which something is recorded. */
function RoomChoice(props: {
  readonly stationId: string;
  readonly room: string;
  readonly onChange: (room: string) => void;
}) {
  const { stationId, room, onChange } = props;
  const items = useRows(Items).list;
  const rooms = useMemo(
    () => [...new Set(items.flatMap((one) => (one.stationId === stationId ? (one.room ?? []) : [])))].sort(),
    [items, stationId],
  );
  return (
    <Choice label="Room" value={room} none="The whole station" onChange={onChange}>
      {rooms.map((one) => [one, one] as const)}
    </Choice>
  );
}

function Choice(props: {
  readonly label: string;
  readonly value: string;
  readonly none: string;
  readonly onChange: (value: string) => void;
  readonly children: readonly (readonly [value: string, words: string])[];
}) {
  return (
    <Field label={props.label}>
      {(id) => (
        <select id={id} className="input" value={props.value} onChange={(event) => props.onChange(event.target.value)}>
          <option value="">{props.none}</option>
          {props.children.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
