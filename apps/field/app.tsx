import { useCallback, useEffect, useState } from 'react';
import { useClient, useConnection } from '../../client/react.tsx';
import { readSession, type Session, signOut } from '../../client/session.ts';
import { FieldScreen } from './field-screen.tsx';
import { forgetSession, keepSession, readKeptSession } from './session/kept-session.ts';
import { OfficerProvider } from './session/officer.tsx';
import { useTheme } from './session/settings.ts';
import { SignInScreen } from './session/sign-in-screen.tsx';
import { useHeardKeeper } from './sync/heard.ts';

const TRY_AGAIN_MS = 2_000;

/** Who holds the phone. Without signal the one who was signed in goes on; the server has the last word when it is back. */
export function App() {
  const { replica, outbox, drafts } = useClient();
  const connection = useConnection();
  const [session, setSession] = useState<Session | null>(() => readKeptSession(Date.now()));
  const begun = session?.subject.id;
  useTheme();
  useHeardKeeper();

  useEffect(() => {
    if (begun === undefined) return;
    drafts.begin(begun);
    replica.begin(begun);
    void outbox.begin(begun);
  }, [begun, drafts, replica, outbox]);

  const refresh = useCallback(async () => {
    const answer = await readSession();
    if (answer.kind === 'alone') {
      setTimeout(() => void refresh(), TRY_AGAIN_MS);
    } else if (answer.kind === 'out') {
      forgetSession();
      setSession(null);
    } else {
      keepSession(answer.session);
      setSession(answer.session);
    }
  }, []);
  useEffect(() => void refresh(), [refresh]);
  useEffect(() => {
    if (connection.state === 'ended') void refresh();
  }, [connection.state, refresh]);

  const leave = useCallback(async () => {
    await signOut();
    drafts.wipe();
    forgetSession();
    // A fresh page: nothing of this person stays in memory, and what waits goes only under their own name.
    location.reload();
  }, [drafts]);

  if (session === null) return <SignInScreen onIn={refresh} />;
  return (
    <OfficerProvider session={session} leave={leave}>
      <FieldScreen />
    </OfficerProvider>
  );
}
