import { useEffect, useState } from 'react';
import { Banner } from '../../ui/banner/banner.tsx';
import { Button } from '../../ui/button/button.tsx';
import { ago, shortTimeOf } from '../../ui/clock-bar/minutes.ts';
import { useClient, useConnection, useStrays, useWaiting } from '../react.tsx';
import { wordsOf } from '../send/use-send.tsx';

interface Session {
  /** Its clock is meant to differ. */
  readonly training: boolean;
  readonly onSignInAgain: () => void;
}

/** Says for how long we have been alone, and what became of commands that outlived their window. */
export function ConnectionBanner({ training, onSignInAgain }: Session) {
  const { outbox } = useClient();
  const strays = useStrays();
  const stray = strays[0];
  return (
    <>
      <Alone training={training} onSignInAgain={onSignInAgain} />
      {stray !== undefined && stray.sent.kind !== 'done' && (
        <Banner tone="warn" icon="sync">
          <strong>Kept since {shortTimeOf(stray.kept.enteredAt)}</strong>
          <span>
            {stray.kept.summary} — {wordsOf(stray.sent)}
          </span>
          <span className="push row">
            {stray.sent.kind === 'confirm' && (
              <Button
                look="primary"
                onPress={() => {
                  if (stray.sent.kind === 'confirm') void stray.sent.again();
                  outbox.dismiss(stray.kept.commandId);
                }}
              >
                Do it anyway
              </Button>
            )}
            <Button onPress={() => outbox.dismiss(stray.kept.commandId)}>Leave it</Button>
          </span>
        </Banner>
      )}
    </>
  );
}

function Alone({ training, onSignInAgain }: Session) {
  const connection = useConnection();
  const waiting = useWaiting();
  const now = useOwnSecond(connection.state === 'alone');
  if (connection.state === 'ended') {
    return (
      <Banner tone="warn" icon="lock">
        <strong>Signed out</strong>
        <span>{connection.reason}</span>
        <span className="push">
          <Button onPress={onSignInAgain}>Sign in again</Button>
        </span>
      </Banner>
    );
  }
  if (connection.state === 'live') {
    return <Standing skewMs={training ? 0 : connection.skewMs} notice={connection.notice} />;
  }
  if (connection.state !== 'alone') return null;
  return (
    <Banner tone="alarm" icon="warning">
      <strong>No connection for {ago(now - connection.since)}</strong>
      <span>What you type is kept and goes out by itself. Rows are as they stood then.</span>
      {waiting.length > 0 && <span className="push">{waiting.length} waiting to go</span>}
    </Banner>
  );
}

/** What is wrong while we are connected: no room to write, or clocks that do not agree. */
function Standing({ skewMs, notice }: { skewMs: number; notice: string | null }) {
  return (
    <>
      {notice === 'disk-full' && (
        <Banner tone="alarm" icon="warning">
          <strong>The server’s disk is full</strong>
          <span>
            Nothing can be saved. What you enter is kept here and goes out by itself when there is room. Tell the duty
            ICT manager.
          </span>
        </Banner>
      )}
      {skewMs !== 0 && (
        <Banner tone="warn" icon="warning">
          <strong>
            This machine’s clock is {ago(Math.abs(skewMs))} {skewMs > 0 ? 'slow' : 'fast'}
          </strong>
          <span>Times on this screen are the server’s.</span>
        </Banner>
      )}
    </>
  );
}

/** Our own clock, not the server's: it must turn when the server is gone. */
function useOwnSecond(on: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!on) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [on]);
  return now;
}
