import { useCallback, useEffect, useMemo, useState } from 'react';
import { Router } from 'wouter';
import { keepOnServer } from '../../client/keep-on-server.ts';
import { useClient, useConnectionState } from '../../client/react.tsx';
import { readSession, type Session, signOut } from '../../client/session.ts';
import { settingsOf } from './session/settings.ts';
import { SignInScreen } from './session/sign-in-screen.tsx';
import { StaffProvider } from './session/staff.tsx';
import { Shell } from './shell/shell.tsx';

const TRY_AGAIN_MS = 1_500;

/** Who is here: nobody (sign in), or a person of the force, who reports and asks, or works for the service centre. */
export function App() {
  const { replica, outbox, drafts } = useClient();
  const connection = useConnectionState();
  const [session, setSession] = useState<Session | null>(null);
  const [asked, setAsked] = useState(false);

  const refresh = useCallback(async () => {
    const answer = await readSession();
    if (answer.kind === 'alone') {
      setTimeout(() => void refresh(), TRY_AGAIN_MS);
      return;
    }
    setAsked(true);
    if (answer.kind === 'in') {
      const { id } = answer.session.subject;
      drafts.begin(id);
      replica.begin(id);
      void outbox.begin(id);
    }
    setSession(answer.kind === 'in' ? answer.session : null);
  }, [replica, outbox, drafts]);
  useEffect(() => void refresh(), [refresh]);
  useEffect(() => {
    if (connection === 'ended') void refresh();
  }, [connection, refresh]);

  const leave = useCallback(async () => {
    await signOut();
    drafts.wipe();
    // A fresh page: nothing of this person stays in memory.
    location.assign('/service/');
  }, [drafts]);
  const account = session?.subject.id ?? null;
  const settings = useMemo(() => (account === null ? null : settingsOf(account)), [account]);
  useEffect(() => {
    if (settings === null || account === null) return;
    return keepOnServer(settings, { screen: 'service-desk', account });
  }, [settings, account]);
  const base = useMemo(
    () => (session === null || settings === null ? null : { session, settings, leave }),
    [session, settings, leave],
  );
  if (base === null) return <SignInScreen asked={asked} onIn={refresh} />;
  return (
    <StaffProvider base={base}>
      <Router base="/service">
        <Shell />
      </Router>
    </StaffProvider>
  );
}
