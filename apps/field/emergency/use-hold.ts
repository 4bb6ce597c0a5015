import { useCallback, useEffect, useReducer } from 'react';
import { type Hold, onHold, rest, wakeAt } from './hold.ts';

export interface Holding {
  readonly hold: Hold;
  press(): void;
  release(): void;
  tap(): void;
  send(): void;
  leave(): void;
  answered(): void;
}

/** Runs the machine on this phone's clock; `onSent` is called once for each call for help. */
export function useHold(onSent: () => void): Holding {
  const [hold, tell] = useReducer(onHold, rest);
  useEffect(() => {
    const at = wakeAt(hold);
    if (at === null) return;
    const timer = setTimeout(() => tell({ type: 'time', now: Date.now() }), Math.max(0, at - Date.now()));
    return () => {
      clearTimeout(timer);
    };
  }, [hold]);
  const sent = hold.at === 'sent';
  useEffect(() => {
    if (sent) onSent();
  }, [sent, onSent]);
  const at = useCallback((type: 'press' | 'release' | 'tap' | 'send' | 'leave') => tell({ type, now: Date.now() }), []);
  return {
    hold,
    press: () => at('press'),
    release: () => at('release'),
    tap: () => at('tap'),
    send: () => at('send'),
    leave: () => at('leave'),
    answered: () => tell({ type: 'answered' }),
  };
}
