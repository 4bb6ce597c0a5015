import { useLayoutEffect, useRef } from 'react';
import type { Persistent } from '../persistent.ts';
import { usePersistent } from '../react.tsx';
import { isTyping, type Keyboard, type KeyChoice, leaveClosed } from './keyboard.ts';

/** Declares what an act does while this part is on the screen and `on`: before it is painted, so that what is seen can be pressed. */
export function useCarrier<Name extends string>(
  { carry }: Keyboard<Name>,
  act: Name,
  run: () => void,
  on: boolean,
): void {
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
  });
  useLayoutEffect(() => (on ? carry(act, () => latest.current()) : undefined), [carry, act, on]);
}

/** The key to show on the button of an act. */
export function useKeyName<Name extends string>(
  { singleKeyOf, acts }: Keyboard<Name>,
  act: Name,
  choice: Persistent<KeyChoice>,
): string {
  return singleKeyOf(act, usePersistent(choice))?.toUpperCase() ?? acts[act].always;
}

/** Listens once for the whole window. */
export function useListening<Name extends string>(
  { actOf, perform }: Keyboard<Name>,
  choice: Persistent<KeyChoice>,
): void {
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const typing = !leaveClosed(event.target) && isTyping(event.target);
      const act = actOf(event, typing, choice.get());
      if (act !== null && perform(act)) event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [actOf, perform, choice]);
}
