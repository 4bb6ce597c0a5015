import { type KeyboardEvent, useId } from 'react';
import type { PlanRow } from './use-response-plan.ts';

interface WhyFieldProps {
  readonly plan: PlanRow | null;
  /** Whoever would be sent by Enter; null: nobody yet. */
  readonly callsign: string | null;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly onSend: () => void;
  readonly onLeave: () => void;
}

/** A word why this unit and not the first: kept with the choice. Enter sends with it; a digit of the list does so too. */
export function WhyField({ plan, callsign, value, onValue, onSend, onLeave }: WhyFieldProps) {
  const id = useId();
  const asked = plan?.notAmong ?? null;
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') onSend();
    else if (event.key === 'Escape') onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="why-field row" data-typing>
      <label htmlFor={id} className="label">
        Why {callsign ?? 'this one'}
      </label>
      <input
        id={id}
        className="input"
        value={value}
        maxLength={1000}
        onChange={(event) => onValue(event.target.value)}
        onKeyDown={keys}
      />
      <span className="hint">{asked === null ? 'if it helps' : `asked for after the first ${asked}`}</span>
    </div>
  );
}
