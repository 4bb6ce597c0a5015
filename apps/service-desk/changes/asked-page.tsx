import { useState } from 'react';
import { Link } from 'wouter';
import { useNow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { AskedApprovals, DecideChange } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { Choice } from '../portal/choice.tsx';
import '../portal/portal.css';
import { byWords } from '../portal/when.ts';
import { useStaff } from '../session/staff.tsx';
import { BandMark } from './band-mark.tsx';
import './changes.css';
import { Delegate } from './delegate.tsx';
import { some, windowWords } from './words.ts';

type Row = RowOf<typeof AskedApprovals>;
type Ask = Row['asks'][number];

/** Changes that wait for the yes or no of the person here: a reason and a press, on a phone. */
export function AskedPage() {
  const { state } = useRows(AskedApprovals);
  const mine = useMyAsks();
  return (
    <main className="service-page portal">
      <h2>Changes that wait for you</h2>
      {mine.length === 0 ? (
        <Empty title={notRead(state, 'what waits for you') ?? 'No change waits for your yes or no'}>
          Whoever is asked whether a change may go on finds it here, with its risk and when it is planned.
        </Empty>
      ) : (
        <ul className="stack">
          {mine.map(({ row, ask }) => (
            <AskedCard key={`${row.id} ${ask.groupId} ${ask.key}`} row={row} ask={ask} />
          ))}
        </ul>
      )}
    </main>
  );
}

/** By name, by role, or in place of somebody; never one's own. */
export function useMyAsks(): readonly { readonly row: Row; readonly ask: Ask }[] {
  const { list } = useRows(AskedApprovals);
  const { id, roles } = useStaff().session.subject;
  const isMine = ({ accountId, delegateId, role }: Ask): boolean =>
    accountId === id || delegateId === id || (accountId === null && roles.some((one) => one === role));
  return list
    .filter(({ barredIds }) => !barredIds.includes(id))
    .toSorted((a, b) => a.dueAt - b.dueAt)
    .flatMap((row) => row.asks.filter(isMine).map((ask) => ({ row, ask })));
}

/** The usual reasons, one tap each; anything else is typed. */
const usual = ['Read and agreed', 'The time suits', 'The time does not suit', 'Not enough is known'] as const;

function AskedCard({ row, ask }: { row: Row; ask: Ask }) {
  const now = useNow();
  const { can, nameOf } = useStaff();
  const { send, notice } = useSend();
  const [reason, setReason] = useState('');
  const { id: changeId, impact } = row;
  const say = (decision: 'yes' | 'no'): void => {
    void send(DecideChange, { changeId, groupId: ask.groupId, askedKey: ask.key, decision, reason });
  };
  return (
    <li className="portal-card">
      <p className="hint">
        <span className="number">{row.number}</span> · {ask.groupName} · {byWords(row.dueAt, now)}
      </p>
      <h3>{row.title ?? 'erased'}</h3>
      {row.restores999 && <p className="change-999">Brings 999 answering back</p>}
      <p>
        <BandMark band={row.band} /> {windowWords(row.window, now)}
      </p>
      <p className="quiet">{row.reason}</p>
      {impact !== null && (
        <p>
          Hits {some(impact.services.map((id) => nameOf('services', id))) || 'no service'}
          {impact.positions.length > 0 && `, ${impact.positions.length} control positions`}
          {impact.callsigns.length > 0 && `, ${some(impact.callsigns)}`}. Usual immediate calls then:{' '}
          {impact.usualImmediate}
        </p>
      )}
      {row.collisions.map(({ other, why }) => (
        <p key={`${other} ${why}`}>
          <strong>{other}</strong>: {why}
        </p>
      ))}
      {can('change.read') && <Link href={`/changes/${changeId}`}>All of it</Link>}
      <p className="label">{ask.about === 'timing' ? 'May it be done at that time?' : 'Do you agree?'}</p>
      <Choice legend="Why" options={usual.map((one) => [one, one] as const)} chosen={reason} onChoose={setReason} />
      <Field label="Or in your own words">
        {(id) => <input id={id} className="input" value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
      {notice}
      <div className="row wrap">
        <Button look="primary" onPress={() => say('yes')}>
          Yes
        </Button>
        <Button onPress={() => say('no')}>No</Button>
        {ask.delegateId === null && (
          <Delegate changeId={changeId} groupId={ask.groupId} asked={ask} barredIds={row.barredIds} />
        )}
      </div>
    </li>
  );
}
