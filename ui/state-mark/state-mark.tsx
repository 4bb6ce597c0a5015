import type { ReactNode } from 'react';
import './state-mark.css';

/** Each state has one colour, one shape and a word: readable in grey. */
export type Tone = 'ok' | 'go' | 'scene' | 'mute' | 'warn' | 'alarm' | 'wait';

const shapes: Record<Tone, ReactNode> = {
  ok: <circle cx="5" cy="5" r="4" stroke="none" />,
  go: <path d="M5 1 9 9H1z" stroke="none" />,
  scene: <path d="M1 1h8v8H1z" stroke="none" />,
  mute: <path d="M2 2l6 6M8 2 2 8" fill="none" strokeWidth="1.5" />,
  warn: <path d="M5 .5 9.5 5 5 9.5.5 5z" stroke="none" />,
  alarm: <path d="M3 .5h4L9.5 3v4L7 9.500H3L.5 7V3z" stroke="none" />,
  wait: <circle cx="5" cy="5" r="3.5" fill="none" strokeWidth="1.5" />,
};

export function StateMark({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className="state-mark" data-tone={tone}>
      <svg viewBox="0 0 10 10" aria-hidden="true" focusable="false">
        {shapes[tone]}
      </svg>
      {children}
    </span>
  );
}
