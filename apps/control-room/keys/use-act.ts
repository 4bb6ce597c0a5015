import { useLayoutEffect, useRef } from 'react';
import { usePersistent } from '../../../client/react.tsx';
import { useDesk } from '../session/desk.tsx';
import { type ActName, actOf, acts, singleKeyOf } from './acts.ts';

/** Who carries out an act now: the last that declared it, since it lies on top. */
const carriers = new Map<ActName, (() => void)[]>();

/** Declares what an act does while this part is on the screen and `on`: before it is painted, so that what is seen can be pressed. */
export function useAct(act: ActName, run: () => void, on = true): void {
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
  });
  useLayoutEffect(() => {
    if (!on) return;
    const carrier = (): void => latest.current();
    carriers.set(act, [...(carriers.get(act) ?? []), carrier]);
    return () => {
      carriers.set(
        act,
        (carriers.get(act) ?? []).filter((one) => one !== carrier),
      );
    };
  }, [act, on]);
}

export function perform(act: ActName): boolean {
  const carrier = carriers.get(act)?.at(-1);
  carrier?.();
  return carrier !== undefined;
}

/** The key to show on the button of an act. */
export function useKeyOf(act: ActName): string {
  const choice = usePersistent(useDesk().settings);
  return singleKeyOf(act, choice)?.toUpperCase() ?? acts[act].always;
}

/** Listens once for the whole window. */
export function useKeyboard(): void {
  const { settings } = useDesk();
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const act = actOf(event, isTyping(event.target), settings.get());
      if (act !== null && perform(act)) event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [settings]);
}

/** In a field, or anywhere in a form that is being filled in: a letter there is a letter, also on a button between fields. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.matches('input, textarea, select') || target.closest('[data-typing]') !== null)
  );
}
