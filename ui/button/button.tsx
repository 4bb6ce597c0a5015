import type { ReactNode, Ref } from 'react';
import './button.css';
import { Key } from '../key/key.tsx';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  /** The key that does the same; every button shows its own. */
  readonly shortcut?: string | undefined;
  readonly look?: 'usual' | 'primary' | 'plain';
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  /** Read instead of the content: only for a button without words. */
  readonly label?: string;
  /** Shown when the pointer rests, with the key. */
  readonly tip?: string;
  readonly submit?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button(props: ButtonProps) {
  const { children, onPress, shortcut, look = 'usual', pressed, expanded, label, tip, submit, ref } = props;
  return (
    <button
      ref={ref}
      type={submit === true ? 'submit' : 'button'}
      className={`button ${look}`}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-label={label}
      title={[tip ?? label, shortcut].filter(Boolean).join(' · ') || undefined}
      onClick={(event) => {
        event.preventDefault();
        onPress();
      }}
    >
      {children}
      {shortcut !== undefined && <Key name={shortcut} />}
    </button>
  );
}
