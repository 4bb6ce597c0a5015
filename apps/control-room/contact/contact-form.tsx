import { useEffect, useRef, useState } from 'react';
import { unverified } from '../../../client/places.ts';
import { useClient, useDraft } from '../../../client/react.tsx';
import { OpenContact, type Place, PlaceContact } from '../../../modules/operations/contract.ts';
import { Field } from '../../../ui/field/field.tsx';
import { KnownPanel } from '../known/known-panel.tsx';
import { NearbyList } from '../nearby/nearby-list.tsx';
import { useNearby } from '../nearby/use-nearby.ts';
import { PlaceBox } from '../place/place-box.tsx';
import type { ContactRow } from '../queue/order.ts';
import { useSend } from '../send/use-send.tsx';
import { CallerCircle } from './caller-circle.tsx';
import { CallerFields } from './caller-fields.tsx';
import { ChannelChoice, type ChannelName } from './channel-choice.tsx';
import { CloseContactForm } from './close-contact-form.tsx';
import { ContactActs } from './contact-acts.tsx';
import { spotOf } from './fix-words.ts';
import { useContactField } from './use-contact-field.ts';

export interface ContactFormProps {
  readonly contactId: string;
  readonly contact: ContactRow | null;
  readonly onClose: () => void;
}

/** What, where, caller: saved one at a time as they are left. Dispatch sees it from what and where. */
export function ContactForm({ contactId, contact, onClose }: ContactFormProps) {
  const { send, notice } = useSend();
  const begin = useBegin(contactId, contact, send);
  const what = useContactField({ contactId, field: 'what', value: contact?.what ?? '', send });
  const place = usePlace({ contactId, contact, send });
  const nearby = useNearby(place.at?.lon ?? null, place.at?.lat ?? null, contact?.callerNumber ?? '');
  const first = useRef<HTMLTextAreaElement>(null);
  useEffect(() => first.current?.focus(), []);
  const flush = async (): Promise<boolean> => (await what.save()) && (await place.save());
  return (
    <div className="contact-form scroll">
      {contact === null && <ChannelChoice channel={begin.channel} onChannel={begin.setChannel} />}
      {notice}
      {contact !== null && spotOf(contact) !== null && (
        <CallerCircle contact={contact} onUse={(chosen) => void place.choose(chosen)} />
      )}
      <Field label="What" state={what.state}>
        {(id) => (
          <textarea
            ref={first}
            id={id}
            className="input"
            rows={3}
            value={what.text}
            onChange={(event) => {
              begin.first();
              what.set(event.target.value);
            }}
            onBlur={() => void what.save()}
          />
        )}
      </Field>
      <Field label="Where" state={place.state}>
        {(id) => (
          <PlaceBox
            id={id}
            text={place.text}
            onText={(text) => {
              begin.first();
              place.set(text);
            }}
            onPlace={(chosen) => void place.choose(chosen)}
            onLeave={() => void place.save()}
            near={contact?.circle == null ? null : [contact.circle.lon, contact.circle.lat]}
          />
        )}
      </Field>
      <ContactActs
        contactId={contactId}
        what={what.text}
        where={place.text}
        flush={flush}
        nearby={nearby ?? []}
        send={send}
        onDone={onClose}
      />
      <CallerFields contactId={contactId} contact={contact} send={send} onFirst={begin.first} />
      <CloseContactForm contactId={contactId} send={send} onDone={onClose} />
      <KnownPanel contactId={contactId} contact={contact} send={send} />
      {nearby !== null && (
        <section>
          <h3 className="label">Here already within 500 m, or from this number</h3>
          <NearbyList rows={nearby} />
        </section>
      )}
    </div>
  );
}

type Send = ReturnType<typeof useSend>['send'];

/** The contact begins at the first key typed; until then there is nothing to count. */
function useBegin(contactId: string, contact: ContactRow | null, send: Send) {
  const [channel, setChannel] = useState<ChannelName>('101');
  const begun = useRef(false);
  return {
    channel,
    setChannel,
    first: () => {
      if (contact !== null || begun.current) return;
      begun.current = true;
      void send(OpenContact, { contactId, channel, callerNumber: null });
    },
  };
}

function usePlace({ contactId, contact, send }: { contactId: string; contact: ContactRow | null; send: Send }) {
  const { drafts } = useClient();
  const name = `contact.${contactId}.where`;
  const [draft, setDraft] = useDraft(name);
  const [chosen, setChosen] = useState<Place | null>(null);
  const standing = contact?.place?.label ?? '';
  const choose = (place: Place): Promise<boolean> => {
    setChosen(place);
    setDraft(place.label);
    return send(PlaceContact, { contactId, place });
  };
  useEffect(() => {
    if (draft !== '' && draft === standing) {
      drafts.set(name, '');
      setDraft('');
    }
  }, [draft, standing, drafts, name, setDraft]);
  const text = draft === '' ? standing : draft;
  const settled = text === standing || text === chosen?.label;
  return {
    text,
    at: contact?.place ?? chosen,
    set: setDraft,
    choose,
    /** Left without a choice: kept as typed, to be verified by somebody. */
    save: async () => settled || text.trim() === '' || choose(unverified(text.trim())),
    state: !settled ? 'typing' : contact?.place == null ? '' : contact.place.verified ? 'verified' : 'kept, unverified',
  };
}
