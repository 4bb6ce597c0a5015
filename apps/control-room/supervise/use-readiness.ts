import { useConnectionState } from '../../../client/react.tsx';
import type { Readiness } from '../../../ui/not-read/not-read.ts';

/** Of several lists together. What is still to come from a server that is gone is not being read, and nobody shall wait for it. */
export function useReadiness(...states: readonly Readiness[]): Readiness {
  const alone = useConnectionState() === 'alone';
  const state = states.find((one) => one !== 'ready') ?? 'ready';
  return state === 'waiting' && alone ? 'away' : state;
}
