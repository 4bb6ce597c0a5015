import { useId, useState } from 'react';
import { useClient, useRows } from '../../../client/react.tsx';
import { Seats } from '../../../modules/force/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { NO_TIME, TimeBox } from '../time/time-box.tsx';
import { timeOf, writtenOf } from '../time/time-of.ts';
import { askedOfAddress } from './past-address.ts';
import type { Look } from './past-line.ts';

const MINUTE_MS = 60_000;

/** When, why, and with whose eyes: asked before anything is shown. */
export function PastDoor({ onLook }: { readonly onLook: (look: Look) => void }) {
  const { now } = useClient();
  const seats = useRows(Seats);
  const [asked] = useState(askedOfAddress);
  const [when, setWhen] = useState(() => writtenOf(asked.at ?? now() - MINUTE_MS));
  const [purpose, setPurpose] = useState('');
  const [seat, setSeat] = useState(asked.seat ?? '');
  const [fault, setFault] = useState<string | null>(null);
  const told = useId();
  const look = (): void => {
    const at = timeOf(when, now(), 'back');
    const missing = faultOf(at, purpose);
    setFault(missing);
    if (missing !== null || at === null) return;
    onLook({ at, purpose: purpose.trim(), seat: seat === '' ? null : seat });
  };
  return (
    <main className="past-door">
      <h1>The past, on the same screens</h1>
      <p className="quiet">
        Queue, records, units and map as they stood at any second. What is restricted or concealed stays so. What you
        see is written to the access log with your purpose; nothing can be done there.
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          look();
        }}
      >
        <Field label="Date and time">
          {(id) => <TimeBox {...{ id, told }} value={when} wrong={fault === NO_TIME} onValue={setWhen} />}
        </Field>
        <Field label="Purpose: why you look">
          {(id) => (
            <input id={id} className="input" value={purpose} onChange={(event) => setPurpose(event.target.value)} />
          )}
        </Field>
        <Field label="What could be seen at">
          {(id) => (
            <select id={id} className="input" value={seat} onChange={(event) => setSeat(event.target.value)}>
              <option value="">all that I may see</option>
              {seats.list.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          )}
        </Field>
        {fault !== null && (
          <p id={told} role="alert">
            {fault}
          </p>
        )}
        <Button look="primary" submit onPress={look} shortcut="Enter">
          Look
        </Button>
      </form>
    </main>
  );
}

function faultOf(at: number | null, purpose: string): string | null {
  if (at === null) return NO_TIME;
  return purpose.trim().length < 3 ? 'Say why you look: it is kept with what you see.' : null;
}
