import { useCarrier, useKeyName, useListening } from '../../../client/keys/use-keyboard.ts';
import { useDesk } from '../session/desk.tsx';
import { type ActName, keyboard } from './acts.ts';

export { isTyping } from '../../../client/keys/keyboard.ts';
export const { perform } = keyboard;

/** Declares what an act does while this part is on the screen and `on`. */
export function useAct(act: ActName, run: () => void, on = true): void {
  useCarrier(keyboard, act, run, on);
}

/** The key to show on the button of an act. */
export function useKeyOf(act: ActName): string {
  return useKeyName(keyboard, act, useDesk().settings);
}

/** Listens once for the whole window. */
export function useKeyboard(): void {
  useListening(keyboard, useDesk().settings);
}
