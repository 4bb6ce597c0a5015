import './clock-bar.css';
import { minutesLeft } from './minutes.ts';

export interface ClockBarProps {
  readonly label: string;
  readonly startedAt: number;
  readonly dueAt: number;
  readonly state: 'running' | 'warned' | 'breached' | 'paused';
  readonly now: number;
}

/** A running promise: how much of its time is used, and minutes left or over. A missed target stays missed. */
export function ClockBar({ label, startedAt, dueAt, state, now }: ClockBarProps) {
  const share = Math.min(1, Math.max(0, (now - startedAt) / Math.max(1, dueAt - startedAt)));
  const time = state === 'paused' ? 'paused' : minutesLeft(dueAt - now);
  return (
    <span className="clock-bar" data-state={state} title={`${label}: ${spoken(state, time)}`}>
      <svg viewBox="0 0 48 6" aria-hidden="true" focusable="false">
        <rect className="track" width="48" height="6" />
        <rect className="part" width={48 * share} height="6" />
      </svg>
      <span className="time" aria-hidden="true">
        {time}
      </span>
      <span className="unseen">{`${label}, ${spoken(state, time)}`}</span>
    </span>
  );
}

function spoken(state: ClockBarProps['state'], time: string): string {
  if (state === 'breached') return `missed, ${time}`;
  return state === 'warned' ? `nearly due, ${time}` : time;
}
