import { useCallback, useEffect, useRef } from 'react';
import { useNow, useOfRows, useRow } from '../../../client/react.tsx';
import { Contacts } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { ago } from '../../../ui/clock-bar/minutes.ts';
import { Icon } from '../../../ui/icon/icon.tsx';
import type { ContactRow } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';
import { alter } from '../workspace/work.ts';
import { wrapUp } from './call-became.ts';
import { channelWords } from './channel-choice.tsx';
import { ContactForm } from './contact-form.tsx';
import { ContactsInHand } from './contacts-in-hand.tsx';
import './contact.css';

/** Slides over the queue, never over the incident in hand. Putting it away loses nothing: the contact stays in the queue. */
export function ContactPanel({ contactId }: { contactId: string }) {
  const { work } = useDesk();
  const contact = useRow(Contacts, contactId);
  const state = useOfRows(Contacts, (rows) => rows.state);
  const close = (): void => alter(work, { contactId: null });
  // What it became is open in the middle; what is still owed to the caller waits below the queue.
  const done = useCallback(() => wrapUp(work, contactId), [work, contactId]);
  const was = useRef(false);
  useEffect(() => {
    if (contact !== null && contact.state !== 'settled') was.current = true;
    else if (was.current) done();
  }, [contact, done]);
  return (
    <section
      className="pane contact-panel"
      aria-label="Contact"
      data-typing
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) close();
      }}
    >
      <Head contact={contact} onClose={close} />
      <ContactsInHand />
      {state !== 'failed' && <ContactForm contactId={contactId} contact={contact} onClose={done} />}
    </section>
  );
}

function Head({ contact, onClose }: { contact: ContactRow | null; onClose: () => void }) {
  const now = useNow();
  return (
    <div className="pane-head">
      <Icon name="phone" />
      <h2>{contact === null ? 'New contact' : `${channelWords[contact.channel]} ${contact.number ?? ''}`}</h2>
      {contact !== null && (
        <span className="quiet clip">
          {contact.state === 'ringing' ? 'answering' : contact.takenBy} · {ago(now - contact.receivedAt)}
        </span>
      )}
      {contact?.care?.activation && <Activation {...contact.care.activation} />}
      <span className="push">
        <Button look="plain" onPress={onClose} shortcut="Esc">
          Put away
        </Button>
      </span>
    </div>
  );
}

const activations = {
  intruder: 'intruder alarm',
  'personal-attack': 'personal attack alarm',
  'confirmed-sequential': 'confirmed: sequential',
  'confirmed-visual': 'confirmed: seen on camera',
  'confirmed-audible': 'confirmed: heard',
} as const;

/** What an alarm receiving centre reports, and of which premises. */
function Activation({ urn, kind }: { urn: string; kind: keyof typeof activations }) {
  return (
    <strong className="activation">
      {activations[kind]} · URN {urn}
    </strong>
  );
}
