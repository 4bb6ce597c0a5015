import { useRef } from 'react';
import { useClient, useNow } from '../../../client/react.tsx';
import type { useSend } from '../../../client/send/use-send.tsx';
import { RecordRecontact, RingOff } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { ago, whenOf } from '../../../ui/clock-bar/minutes.ts';
import { ActButton } from '../keys/act-button.tsx';
import { useAct } from '../keys/use-act.ts';
import type { ContactRow } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';

type Send = ReturnType<typeof useSend>['send'];
type Recontact = NonNullable<NonNullable<ContactRow['care']>['recontact']>;

const outcomes = [
  { way: 'call', outcome: 'no-answer', label: 'No answer' },
  { way: 'call', outcome: 'voicemail', label: 'Voicemail' },
  { way: 'call', outcome: 'engaged', label: 'Engaged' },
  { way: 'call', outcome: 'reached', label: 'Reached' },
  { way: 'text', outcome: 'sent', label: 'Text sent' },
  { way: 'text', outcome: 'failed', label: 'Text failed' },
] as const;
const ways = { call: 'ring back', text: 'text' } as const;
const said: Readonly<Record<string, string>> = {
  'no-answer': 'no answer',
  'no-number': 'no number to ring',
  sent: 'text sent',
  failed: 'text failed',
};

/** A 999 call that broke off: what is owed to its caller, what was tried, and one button for what came of the next try. */
export function RecontactBar({ contact, send }: { contact: ContactRow; send: Send }) {
  const recontact = contact.care?.recontact ?? null;
  const ongoing = contact.state === 'open' && contact.channel === '999' && recontact === null;
  const { can } = useDesk();
  useAct('rangOff', () => void send(RingOff, { contactId: contact.id }), ongoing && can('call.announce'));
  return recontact === null ? null : <Owed contact={contact} recontact={recontact} send={send} />;
}

function Owed({ contact, recontact, send }: { contact: ContactRow; recontact: Recontact; send: Send }) {
  const now = useNow();
  const { newId } = useClient();
  const box = useRef<HTMLFieldSetElement>(null);
  const { owed, attempts, since } = recontact;
  const open = contact.state === 'open';
  useAct('recontact', () => box.current?.querySelector('button')?.focus(), open);
  const tried = (way: 'call' | 'text', outcome: (typeof outcomes)[number]['outcome']): void =>
    void send(RecordRecontact, { contactId: contact.id, attemptId: newId(), way, outcome, note: '' });
  return (
    <fieldset ref={box} className="recontact" aria-label="Ring the caller back">
      <p>
        <strong>Rang off {ago(now - since)} ago.</strong>{' '}
        {owed.length === 0
          ? 'Nothing more is owed: settle it.'
          : `Owed: ${owed.map(({ way, dueAt }) => `${ways[way]} ${dueAt < now ? 'NOW' : `by ${whenOf(dueAt, now)}`}`).join(', ')}`}
      </p>
      {attempts.length > 0 && (
        <p className="quiet">
          Tried:{' '}
          {attempts.map(({ outcome, at, by }) => `${said[outcome] ?? outcome} ${whenOf(at, now)} ${by}`).join(' · ')}
        </p>
      )}
      {open && (
        <span className="row wrap">
          {outcomes.map(({ way, outcome, label }) => (
            <Button key={label} onPress={() => tried(way, outcome)}>
              {label}
            </Button>
          ))}
          <ActButton act="recontact" look="plain">
            Record a try
          </ActButton>
        </span>
      )}
    </fieldset>
  );
}
