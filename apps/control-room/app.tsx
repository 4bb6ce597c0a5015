import { useCallback, useEffect, useMemo, useState } from 'react';
import { keepOnServer } from '../../client/keep-on-server.ts';
import { lazyPart } from '../../client/lazy-part.tsx';
import { useClient, useConnectionState } from '../../client/react.tsx';
import { type Session, type SessionAnswer, signOut } from '../../client/session.ts';
import { wipeVault } from '../../client/vault.ts';
import { PaperPack } from './print/paper-pack.tsx';
import { PrintScreen } from './print/print-screen.tsx';
import { keptSeatName } from './print/seat-name.ts';
import { type DeskBase, DeskProvider } from './session/desk.tsx';
import { enter, type Opening } from './session/enter.ts';
import { LockGate } from './session/lock-gate.tsx';
import { SeatGate } from './session/seat-gate.tsx';
import { sessionStamp, stampSession } from './session/session-stamp.ts';
import { settingsOf } from './session/settings.ts';
import { SignInScreen } from './session/sign-in-screen.tsx';
import { windowKind } from './shell/window-kind.ts';
import { WindowOf } from './shell/window-of.tsx';
import { workOf } from './workspace/work.ts';

const EnrolScreen = lazyPart(
  'the enrolment',
  () => import('./session/enrol-screen.tsx').then((loaded) => loaded.EnrolScreen),
  'when-shown',
);
const ReplayScreen = lazyPart(
  'the exercise',
  () => import('./replay/replay-screen.tsx').then((loaded) => loaded.ReplayScreen),
  'when-shown',
);

const PastScreen = lazyPart(
  'the past',
  () => import('./past/past-screen.tsx').then((loaded) => loaded.PastScreen),
  'when-shown',
);

const TRY_AGAIN_MS = 1_500;

/** Who is here: nobody (sign in), or a person with a desk. Without a server the question waits; nothing is lost. */
export function App({ opening }: { opening: Opening }) {
  const client = useClient();
  const { drafts } = client;
  const connection = useConnectionState();
  const [session, setSession] = useState<Session | null>(() => sessionOf(opening.known()));
  const [asked, setAsked] = useState(() => hasAnswered(opening.known()));

  const refresh = useCallback(
    async (answering = enter(client)) => {
      const answer = await answering;
      if (answer.kind === 'alone') {
        setTimeout(() => void refresh(), TRY_AGAIN_MS);
        return;
      }
      setAsked(true);
      setSession(sessionOf(answer));
    },
    [client],
  );

  useEffect(() => void refresh(opening.settled), [opening, refresh]);
  useEffect(() => sessionStamp.onChange(() => void refresh()), [refresh]);
  useEffect(() => {
    if (connection === 'ended') void refresh();
  }, [connection, refresh]);

  const leave = useCallback(async () => {
    await signOut();
    drafts.wipe();
    await wipeVault();
    setSession(null);
    stampSession();
  }, [drafts]);

  const account = session?.subject.id ?? null;
  const settings = useMemo(() => (account === null ? null : settingsOf(account)), [account]);
  useEffect(() => {
    if (settings === null || account === null) return;
    return keepOnServer(settings, { screen: 'control-room', account });
  }, [settings, account]);
  const base = useMemo(
    () => (session === null || settings === null ? null : baseOf(session, { settings, leave })),
    [session, settings, leave],
  );
  if (windowKind() === 'print') return <PrintScreen />;
  if (windowKind() === 'paper') {
    const seatName = session?.subject.seat?.name ?? keptSeatName();
    return <PaperPack key={seatName} seatName={seatName} />;
  }
  if (location.pathname === '/enrol') return <EnrolScreen />;
  if (base === null) return <SignInScreen asked={asked} onIn={refresh} />;
  return (
    <DeskProvider base={base}>
      <LockGate>
        {windowKind() === 'exercise' ? (
          <ReplayScreen />
        ) : (
          <SeatGate>{windowKind() === 'past' ? <PastScreen /> : <WindowOf />}</SeatGate>
        )}
      </LockGate>
    </DeskProvider>
  );
}

/** A server that is not there has not answered. */
function hasAnswered(answer: SessionAnswer | null): boolean {
  return answer !== null && answer.kind !== 'alone';
}

function sessionOf(answer: SessionAnswer | null): Session | null {
  return answer?.kind === 'in' ? answer.session : null;
}

function baseOf(session: Session, rest: Pick<DeskBase, 'settings' | 'leave'>): DeskBase {
  return { session, work: workOf(session.subject.id), ...rest };
}
