import { useLayoutEffect } from 'react';
import { isPartAwaited, onPartHere } from '../../../client/lazy-part.tsx';
import { isTyping } from './use-act.ts';

/** Chords, function keys and Tab belong to the whole desk: they go through, so that nobody is locked in. */
const HELD = /^(.|Enter|Escape|Backspace|Delete|Home|End|Arrow\w+|Page\w+)$/u;

/**
 * A part that was asked for and whose code is still on its way has the keys that follow: they are kept, do nothing else meanwhile,
 * and do when it stands what they would have done had it stood at once. In a box that has the focus a letter stays a letter.
 */
export function useHeldKeys(): void {
  useLayoutEffect(() => {
    let held: KeyboardEvent[] = [];
    const press = (event: KeyboardEvent): void => {
      // What was kept for a part that was put away, or did not come, is nobody's.
      if (!isPartAwaited()) held = [];
      else if (isHeld(event)) {
        if (!event.repeat) held.push(event);
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    };
    const again = async (): Promise<void> => {
      const keys = held;
      held = [];
      for (const key of keys) {
        pressAgain(key);
        // What one key opens is drawn before the next is pressed.
        await null;
      }
    };
    addEventListener('keydown', press, true);
    const stop = onPartHere(() => void again());
    return () => {
      removeEventListener('keydown', press, true);
      stop();
    };
  }, []);
}

function isHeld(event: KeyboardEvent): boolean {
  if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return false;
  return HELD.test(event.key) && !isTyping(event.target);
}

function pressAgain({ key, code, shiftKey }: KeyboardEvent): void {
  const at = document.activeElement ?? document.body;
  const event = new KeyboardEvent('keydown', { key, code, shiftKey, bubbles: true, cancelable: true });
  if (!at.dispatchEvent(event)) return;
  // What a browser does by itself for a hand, and not for a script.
  if (key === 'Enter' && at instanceof HTMLButtonElement) at.click();
  else if (key.length === 1 && (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement)) write(at, key);
}

function write(box: HTMLInputElement | HTMLTextAreaElement, letter: string): void {
  const { selectionStart, selectionEnd } = box;
  // A box to tick has no place to write.
  if (selectionStart === null || selectionEnd === null) return;
  box.setRangeText(letter, selectionStart, selectionEnd, 'end');
  box.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: letter }));
}
