import type { ReactNode } from 'react';

interface FormProps {
  readonly look: string;
  readonly label?: string;
  /** Enter in a box of it, or the button that submits. */
  readonly onSend: () => void;
  /** Escape, where it can be left. */
  readonly onLeave?: () => void;
  /** It holds text of several lines, in which Enter is a new one: Ctrl+Enter sends as well. */
  readonly long?: boolean;
  readonly children: ReactNode;
}

/** Sent and left by the keyboard without the page being loaded anew; while it has the focus, letters are no keys of acts. */
export function Form({ look, label, onSend, onLeave, long = false, children }: FormProps) {
  return (
    <form
      className={look}
      data-typing
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onLeave?.();
        if (long && event.key === 'Enter' && event.ctrlKey) onSend();
      }}
    >
      {children}
    </form>
  );
}
