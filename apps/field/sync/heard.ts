import { useEffect } from 'react';
import { useConnection } from '../../../client/react.tsx';
import { keep, readKept } from './kept.ts';

const KEEP_EVERY_MS = 5_000;

/** Notes every few seconds that the server is there: outlives a reload without signal, and errs by seconds to the old side. */
export function useHeardKeeper(): void {
  const connection = useConnection();
  const live = connection.state === 'live';
  useEffect(() => {
    if (!live) return;
    const note = (): void => keep('heard', Date.now());
    note();
    const timer = setInterval(note, KEEP_EVERY_MS);
    return () => {
      clearInterval(timer);
    };
  }, [live]);
}

/** When the server was last heard, by this phone's clock. */
export function readHeard(): number | null {
  return readKept<number>('heard');
}
