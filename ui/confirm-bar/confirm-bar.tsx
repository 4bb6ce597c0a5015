import { useLayoutEffect, useRef } from 'react';
import './confirm-bar.css';
import { Button } from '../button/button.tsx';
import { giveBack } from '../focus/give-back.ts';
import { Icon } from '../icon/icon.tsx';

export interface ConfirmBarProps {
  readonly text: string;
  /** Left out: only something to read and dismiss. */
  readonly confirm?: { readonly label: string; readonly onConfirm: () => void };
  readonly onLeave: () => void;
  /** False: whoever it is for types elsewhere by now, and is not to lose a letter to it. */
  readonly takesFocus?: boolean;
}

/** A question in its place, never over it: Enter goes on, Escape leaves, and the focus returns where it was. */
export function ConfirmBar({ text, confirm, onLeave, takesFocus = true }: ConfirmBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (!takesFocus) return;
    const [before, from] = [document.activeElement, bar.current];
    first.current?.focus();
    return () => giveBack(before, from);
  }, [takesFocus]);
  return (
    <div
      ref={bar}
      className={confirm === undefined ? 'confirm-bar refusal' : 'confirm-bar'}
      role="alert"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onLeave();
      }}
    >
      <Icon name="warning" />
      <p>{text}</p>
      {confirm !== undefined && (
        <Button look="primary" ref={first} onPress={confirm.onConfirm} shortcut="Enter">
          {confirm.label}
        </Button>
      )}
      {confirm === undefined ? (
        <Button ref={first} onPress={onLeave} shortcut="Esc">
          Close
        </Button>
      ) : (
        <Button onPress={onLeave} shortcut="Esc">
          Leave it
        </Button>
      )}
    </div>
  );
}
