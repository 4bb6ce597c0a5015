import { useEffect } from 'react';
import { request } from '../../../client/http.ts';
import { useClient, useConnectionState } from '../../../client/react.tsx';
import { useDesk } from '../session/desk.tsx';
import { windowKind } from '../shell/window-kind.ts';

const AGAIN_MS = 60_000;
/** Beats come each second: after some of them the offset is worth telling. */
const SETTLED_MS = 5_000;

/** Tells the server how far this machine's clock is from its own: at each connection, and each minute after. */
export function useClockReport(): void {
  const { connection } = useClient();
  const { session, can } = useDesk();
  const live = useConnectionState() === 'live';
  // The clock of an exercise is meant to differ.
  const on = live && windowKind() === 'main' && session.mode !== 'training' && can('alarm.read');
  useEffect(() => {
    if (!on) return;
    const tell = (): void => {
      const body = JSON.stringify({ offsetMs: Math.round(connection.offsetMs()) });
      void request('/api/position-clocks', { method: 'PUT', body });
    };
    const first = setTimeout(tell, SETTLED_MS);
    const timer = setInterval(tell, AGAIN_MS);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [on, connection]);
}
