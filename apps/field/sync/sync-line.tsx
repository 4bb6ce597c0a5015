import { useEffect, useState } from 'react';
import { useConnection, useWaiting } from '../../../client/react.tsx';
import { ago, shortTimeOf } from '../../../ui/clock-bar/minutes.ts';
import { ModeMark } from '../../../ui/mode-mark/mode-mark.tsx';
import { StateMark } from '../../../ui/state-mark/state-mark.tsx';
import type { PositionState } from '../position/use-positions.ts';
import { readHeard } from './heard.ts';

/** Always there: is what I read true now, how old is it, what has not gone, and does the room see where I am. */
export function SyncLine({ position, mode }: { position: PositionState; mode: string }) {
  const waiting = useWaiting();
  const now = useOwnSecond();
  return (
    <section className="sync" aria-label="Connection">
      <ModeMark mode={mode} />
      <Signal now={now} />
      {waiting.length > 0 && <strong>{waiting.length} to go</strong>}
      <span className="push quiet">{positionWords(position, now)}</span>
    </section>
  );
}

function Signal({ now }: { now: number }) {
  const connection = useConnection();
  if (connection.state === 'live') return <StateMark tone="ok">Live</StateMark>;
  if (connection.state === 'ended') return <StateMark tone="warn">Signed out</StateMark>;
  if (connection.state === 'connecting') return <StateMark tone="wait">Connecting</StateMark>;
  const heard = readHeard();
  return (
    <StateMark tone="warn">
      No signal{heard !== null && ` · as of ${shortTimeOf(heard)}, ${ago(now - heard)} old`}
    </StateMark>
  );
}

function positionWords(position: PositionState, now: number): string {
  if (position.kind === 'sending') {
    return position.sentAt === null ? 'position: waiting' : `position sent ${ago(now - position.sentAt)} ago`;
  }
  return position.kind === 'refused' ? 'position not allowed' : 'position off';
}

/** This phone's clock, not the server's: it must turn when the server is gone. */
function useOwnSecond(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return now;
}
