import { useLayoutEffect, useRef, useState } from 'react';
import { useDraft, useNow, useRows } from '../../../client/react.tsx';
import type { useSend } from '../../../client/send/use-send.tsx';
import { Seats } from '../../../modules/force/contract.ts';
import { EndOffer, OfferContact, TakeContact } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { ago } from '../../../ui/clock-bar/minutes.ts';
import { Field } from '../../../ui/field/field.tsx';
import { ActButton } from '../keys/act-button.tsx';
import { useAct } from '../keys/use-act.ts';
import type { ContactRow } from '../queue/order.ts';
import { useDesk } from '../session/desk.tsx';

type Send = ReturnType<typeof useSend>['send'];

/** Who has the contact, and how it changes hands: whoever offers it has it until it is taken. */
export function ContactOwner({ contact, send }: { contact: ContactRow; send: Send }) {
  const { session } = useDesk();
  const seatId = session.subject.seat?.id ?? null;
  if (contact.state !== 'open' || contact.care === null) return null;
  const mine = contact.seatId !== null && contact.seatId === seatId && contact.care.passedFrom === null;
  return mine ? <Mine contact={contact} send={send} /> : <Others contact={contact} send={send} />;
}

function Others({ contact, send }: { contact: ContactRow; send: Send }) {
  const { session } = useDesk();
  const { offer, passedFrom } = contact.care ?? {};
  const toMe = offer != null && offer.seatId === session.subject.seat?.id;
  const take = (): void =>
    void send(TakeContact, { contactId: contact.id, seen: contact.seatId }, { confirm: 'Take it all the same' });
  useAct('takeContact', take);
  const words = toMe
    ? `${offer.by} offers you this contact${offer.note === null ? '' : `: ${offer.note}`}`
    : contact.seatId === null
      ? 'The caller rang off: nobody has it yet'
      : passedFrom != null
        ? `${passedFrom} was left with it`
        : `${contact.takenBy} has it`;
  return (
    <p className="owner-line row wrap" role="status">
      <span>{words}</span>
      <span className="push row">
        {toMe && <Button onPress={() => void send(EndOffer, { contactId: contact.id })}>I cannot</Button>}
        <ActButton act="takeContact" look="primary">
          Take it
        </ActButton>
      </span>
    </p>
  );
}

function Mine({ contact, send }: { contact: ContactRow; send: Send }) {
  const now = useNow();
  const [open, setOpen] = useState(false);
  // Read before they are asked for: whoever is quick chooses among seats, not among none.
  useRows(Seats);
  const offer = contact.care?.offer ?? null;
  const before = useRef<Element | null>(null);
  const toggle = (): void => {
    if (!open) before.current = document.activeElement;
    setOpen(!open);
    // Back to where the words were being written.
    if (open && before.current instanceof HTMLElement) before.current.focus();
  };
  useAct('handOver', toggle, offer === null);
  if (offer !== null) {
    return (
      <p className="owner-line row wrap" role="status">
        <span>
          Offered to {offer.seatName} {ago(now - offer.at)} ago: yours until they take it
        </span>
        <span className="push">
          <Button onPress={() => void send(EndOffer, { contactId: contact.id })}>Take it back</Button>
        </span>
      </p>
    );
  }
  return open ? <HandOverForm contact={contact} send={send} onDone={toggle} /> : null;
}

const takers: ReadonlySet<string> = new Set(['contact-officer', 'dispatcher', 'control-room-supervisor', 'fim']);

function HandOverForm({ contact, send, onDone }: { contact: ContactRow; send: Send; onDone: () => void }) {
  const { list } = useRows(Seats);
  // Whoever sits there can take it at once: those first.
  const seats = list
    .toSorted((a, b) => Number(b.holder !== null) - Number(a.holder !== null))
    .filter(({ id, roles }) => id !== contact.seatId && roles.some((role) => takers.has(role)));
  const [seatId, setSeatId] = useState('');
  const first = useRef<HTMLSelectElement>(null);
  // The key that opens it means to fill it in.
  useLayoutEffect(() => first.current?.focus(), []);
  const [note, setNote] = useDraft(`contact.${contact.id}.hand-over`);
  const chosen = seatId === '' ? (seats[0]?.id ?? '') : seatId;
  const offer = async (): Promise<void> => {
    if (chosen === '' || !(await send(OfferContact, { contactId: contact.id, seatId: chosen, note }))) return;
    setNote('');
    onDone();
  };
  return (
    <form
      className="hand-over"
      aria-label="Hand over"
      onSubmit={(event) => {
        event.preventDefault();
        void offer();
      }}
    >
      <Field label="Hand over to">
        {(id) => (
          <select
            id={id}
            ref={first}
            className="input"
            value={chosen}
            onChange={(event) => setSeatId(event.target.value)}
          >
            {seats.map(({ id: each, name, holder }) => (
              <option key={each} value={each}>
                {name}, {holder?.name ?? 'nobody there'}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="What they need to know">
        {(id) => <input id={id} className="input" value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
      <span className="row">
        <Button submit look="primary" onPress={() => void offer()}>
          Offer it
        </Button>
        <Button look="plain" onPress={onDone}>
          Keep it
        </Button>
      </span>
    </form>
  );
}
