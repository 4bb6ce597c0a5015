import { useState } from 'react';
import { request } from '../../../client/http.ts';
import { useClient } from '../../../client/react.tsx';
import type { useSend } from '../../../client/send/use-send.tsx';
import { LinkIncidents, OpenIncidents } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import type { IncidentRow } from '../queue/order.ts';
import { type LinkWord, linkOf, linkWords } from './link-words.ts';
import { useFirstFocus } from './use-first-focus.ts';

const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', day: '2-digit', month: '2-digit' });

type Send = ReturnType<typeof useSend>['send'];

/** Links the incident in hand with another by its number, of today or of the day that is written with it. */
export function LinkForm({ incident, send, onClose }: { incident: IncidentRow; send: Send; onClose: () => void }) {
  const { now } = useClient();
  const box = useFirstFocus();
  const [typed, setTyped] = useState('');
  const [word, setWord] = useState<LinkWord>('related');
  const [fault, setFault] = useState<string | null>(null);
  const link = async (): Promise<void> => {
    const number = wholeNumber(typed, day.format(now()));
    const other = number === null ? null : await findNumbered(number);
    setFault(other === null ? `There is no incident ${number ?? typed} to link with.` : null);
    if (other !== null && (await send(LinkIncidents, linkOf(word, incident.id, other)))) onClose();
  };
  return (
    <form
      className="link-form"
      data-typing
      onSubmit={(event) => {
        event.preventDefault();
        void link();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
        // Enter on a choice would only open it.
        if (event.key !== 'Enter' || !(event.target instanceof HTMLSelectElement)) return;
        event.preventDefault();
        void link();
      }}
    >
      <Field label="This one is">
        {(id) => (
          <select
            id={id}
            className="input"
            value={word}
            onChange={(event) => setWord(linkWords.find((one) => one === event.target.value) ?? 'related')}
          >
            {linkWords.map((one) => (
              <option key={one} value={one}>
                {saidOf[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Number, or 421/22">
        {(id) => (
          <input id={id} ref={box} className="input" value={typed} onChange={(event) => setTyped(event.target.value)} />
        )}
      </Field>
      <Button submit onPress={() => void link()} shortcut="Enter">
        Link
      </Button>
      {fault !== null && <p role="alert">{fault}</p>}
    </form>
  );
}

const saidOf: Readonly<Record<LinkWord, string>> = {
  related: 'related to',
  duplicate: 'a duplicate of',
  child: 'a child of',
  parent: 'the parent of',
  merged: 'merged into',
};

/** `421` is of today; `421/22` of the 22nd of this month; `421/22/11` says it all. */
function wholeNumber(typed: string, today: string): string | null {
  const [digits = '', dayOf, month] = typed.trim().split(/\s*(?:\/| of )\s*/);
  if (!/^\d{1,5}$/.test(digits)) return null;
  const [thisDay = '', thisMonth = ''] = today.split('/');
  const parts = [dayOf ?? thisDay, month ?? thisMonth].map((part) => part.padStart(2, '0'));
  return `${digits.padStart(4, '0')} of ${parts.join('/')}`;
}

async function findNumbered(number: string): Promise<string | null> {
  const came = await request(`/api/views/${OpenIncidents.name}?${new URLSearchParams({ number, limit: '1' })}`);
  return came.status === 200 ? ((came.body as { rows: readonly IncidentRow[] }).rows[0]?.id ?? null) : null;
}
