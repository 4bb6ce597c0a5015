import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useNow, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { MyKit } from '../../../modules/estate/contract.ts';
import { ReportFault } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { StateMark } from '../../../ui/state-mark/state-mark.tsx';
import { useStaff } from '../session/staff.tsx';
import { kitDate } from './kit-dates.ts';
import { LossForm } from './loss-form.tsx';
import '../portal/portal.css';

type Own = RowOf<typeof MyKit>;

/** What the person here has been given: how it is, one tap when it does not work, one form when it is lost. */
export function MyKitPage() {
  const { list, state } = useRows(MyKit, useStaff().session.subject.id);
  const held = list.filter(({ lostAt }) => lostAt === null);
  const lost = list.filter(({ lostAt }) => lostAt !== null);
  const now = useNow();
  return (
    <main className="service-page portal">
      <p className="quiet">
        <Link href="/">Help and requests</Link>
      </p>
      <h2>My kit</h2>
      {held.length === 0 && (
        <Empty title={notRead(state, 'your kit') ?? 'Nothing is signed out to you'}>
          What the issue desk gives you against your signature stands here.
        </Empty>
      )}
      <ul className="stack">
        {held.map((own) => (
          <li key={own.id} className="portal-card">
            <OwnItem own={own} />
          </li>
        ))}
      </ul>
      {lost.length > 0 && (
        <section aria-label="Lost">
          <h3>Reported as lost</h3>
          <ul>
            {lost.map(({ id, name, label, lostAt }) => (
              <li key={id} className="portal-line">
                {name ?? label} {label}, {kitDate(lostAt ?? 0, now)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}

function OwnItem({ own }: { own: Own }) {
  const { itemId, label, name, classId, health, since, auditDueAt } = own;
  const { send, notice } = useSend();
  const [losing, setLosing] = useState(false);
  const [, go] = useLocation();
  const now = useNow();
  const report = async (): Promise<void> => {
    const faultId = crypto.randomUUID();
    if (await send(ReportFault, { faultId, about: { kind: 'item', itemId }, source: 'portal' })) go(`/mine/${faultId}`);
  };
  return (
    <>
      <strong>
        {name ?? ''} {label}
      </strong>
      {health === null ? (
        <StateMark tone="ok">Nothing is known to be wrong</StateMark>
      ) : (
        <StateMark tone="warn">{health}</StateMark>
      )}
      <span className="quiet">
        since {kitDate(since, now)}
        {auditDueAt !== null && `, to be shown by ${kitDate(auditDueAt, now)}`}
      </span>
      {notice}
      <div className="row wrap">
        <Button onPress={() => void report()}>
          It does not work<span className="unseen">: {label}</span>
        </Button>
        <Button expanded={losing} onPress={() => setLosing(!losing)}>
          It is lost<span className="unseen">: {label}</span>
        </Button>
      </div>
      {losing && (
        <LossForm
          itemId={itemId}
          classId={classId}
          label={label}
          onDone={(serviceIncidentId) => {
            setLosing(false);
            if (serviceIncidentId !== null) go(`/mine/${serviceIncidentId}`);
          }}
        />
      )}
    </>
  );
}
