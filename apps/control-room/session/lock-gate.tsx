import { type ReactNode, useState } from 'react';
import { PasswordForm } from '../../../client/door/password-form.tsx';
import { useWorn } from '../../../client/door/use-worn.ts';
import { useRows } from '../../../client/react.tsx';
import { lockDesk, unlockDesk } from '../../../client/session.ts';
import { useSignInPage } from '../../../client/use-sign-in.ts';
import { Alarms, Contacts } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Icon } from '../../../ui/icon/icon.tsx';
import { ModeMark } from '../../../ui/mode-mark/mode-mark.tsx';
import { countOf } from '../../../ui/not-read/not-read.ts';
import { useAct } from '../keys/use-act.ts';
import { useDesk } from './desk.tsx';
import { stampSession } from './session-stamp.ts';
import { useTheme } from './theme.ts';

/** A desk locks, it never logs out: its work goes on behind the cover, and what is loud stays loud. */
export function LockGate({ children }: { children: ReactNode }) {
  const { session } = useDesk();
  const locked = session.lockedAt !== null;
  useWorn(useTheme());
  const lock = async (): Promise<void> => {
    if (await lockDesk()) stampSession();
  };
  useAct('lock', () => void lock(), !locked);
  return locked ? <LockScreen /> : children;
}

function LockScreen() {
  const { session, can } = useDesk();
  const page = useSignInPage();
  const [fault, setFault] = useState<string | null>(null);
  const { name, seat } = session.subject;
  const unlock = async (credentials: Readonly<Record<string, unknown>>): Promise<void> => {
    const answer = await unlockDesk(credentials);
    if (answer.kind === 'no') return setFault(answer.detail);
    stampSession();
  };
  const demo = page?.demoAccounts.find((account) => account.displayName === name);
  return (
    <main className="sign-in">
      <header>
        <Icon name="lock" />
        <div>
          <h1>Locked by {name}</h1>
          <p className="quiet">{seat?.name ?? 'no seat'} · the work of this desk goes on</p>
        </div>
        <ModeMark mode={session.mode} />
      </header>
      {can('alarm.read') && <Standing />}
      {fault !== null && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      {demo !== undefined && (
        <div>
          <Button look="primary" onPress={() => void unlock({ demo: demo.name })}>
            Unlock as {name}
          </Button>
        </div>
      )}
      {page !== null && demo === undefined && (
        <PasswordForm passkeys={page.passkeys} onEnter={unlock} onFault={setFault} />
      )}
    </main>
  );
}

/** Numbers only: what waits behind the cover, and nothing of what it is. */
function Standing() {
  const alarms = useRows(Alarms);
  const contacts = useRows(Contacts);
  const unseen = alarms.list.filter((alarm) => alarm.seenBy === null);
  const ringing = contacts.list.filter((row) => row.state === 'ringing').length;
  return (
    <p role="status">
      {countOf(alarms.state, unseen.filter((alarm) => alarm.alarmClass === 'A').length)} alarms of class A,{' '}
      {countOf(contacts.state, ringing)} calls ring
    </p>
  );
}
