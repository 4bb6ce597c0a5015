import { useDeferredValue, useLayoutEffect, useRef, useState } from 'react';
import { useSend } from '../../../client/send/use-send.tsx';
import { OpenContact } from '../../../modules/operations/contract.ts';
import { Field } from '../../../ui/field/field.tsx';
import { CallAssessment } from '../assess/call-assessment.tsx';
import { ActButton } from '../keys/act-button.tsx';
import { KnownPanel } from '../known/known-panel.tsx';
import { DuplicateStrip } from '../links/duplicate-strip.tsx';
import { NearbyList } from '../nearby/nearby-list.tsx';
import { useNearby } from '../nearby/use-nearby.ts';
import { PlaceBox } from '../place/place-box.tsx';
import type { ContactRow } from '../queue/order.ts';
import { CallerCircle } from './caller-circle.tsx';
import { CallerFields } from './caller-fields.tsx';
import { CallerPlaceLine } from './caller-place.tsx';
import { ChannelChoice, type ChannelName } from './channel-choice.tsx';
import { CloseContactForm } from './close-contact-form.tsx';
import { ContactActs } from './contact-acts.tsx';
import { ContactFiles } from './contact-files.tsx';
import { ContactOwner } from './contact-owner.tsx';
import { spotOf } from './fix-words.ts';
import { RecontactBar } from './recontact.tsx';
import { type FieldName, useContactField } from './use-contact-field.ts';
import { useContactPlace } from './use-contact-place.ts';

export interface ContactFormProps {
  readonly contactId: string;
  readonly contact: ContactRow | null;
  readonly onClose: () => void;
}

/** What, where, caller: saved one at a time as they are left. Dispatch sees it from what and where. */
export function ContactForm({ contactId, contact, onClose }: ContactFormProps) {
  const { send, notice } = useSend();
  const begin = useBegin(contactId, contact, send);
  const what = useContactField({ contactId, field: 'what', contact, send });
  const place = useContactPlace({ contactId, contact, send });
  const nearby = useNearby(place.at?.lon ?? null, place.at?.lat ?? null, contact?.callerNumber ?? '');
  const [code, setCode] = useState('');
  const first = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  const { savers, flush } = useFlush(what.save, place.confirm);
  // What is written first is there with the key; all below it is drawn a moment later, between what is typed (CR-3).
  const whole = useDeferredValue(true, false);
  return (
    <div className="contact-form scroll">
      {contact === null && <ChannelChoice channel={begin.channel} onChannel={begin.setChannel} />}
      {notice}
      {contact !== null && <Standing {...{ contact, send, place }} />}
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
            onPlace={(chosen) => void place.choose(chosen, chosen.lon === null ? 'typed' : 'gazetteer')}
            onLeave={() => void place.save()}
            standing={contact?.place ?? null}
            near={contact?.circle == null ? null : [contact.circle.lon, contact.circle.lat]}
          />
        )}
      </Field>
      <DuplicateStrip {...{ contactId, contact, flush, send }} what={what.text} at={place.at} onDone={onClose} />
      <ContactActs
        contactId={contactId}
        what={what.text}
        where={place.text}
        code={code}
        onCode={setCode}
        flush={flush}
        send={send}
        onDone={onClose}
      />
      {whole && (
        <>
          <CallerFields contactId={contactId} contact={contact} send={send} onFirst={begin.first} savers={savers} />
          <CallAssessment contactId={contactId} code={code} send={send} />
          {contact !== null && <Besides {...{ contact, send }} />}
          <CloseContactForm contactId={contactId} send={send} onDone={onClose} />
          <KnownPanel contactId={contactId} contact={contact} send={send} />
        </>
      )}
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
type Save = () => Promise<boolean>;

/** Who has it, who is to be rung back, where the handset is: what a call taker must know before the words. */
function Standing(props: { contact: ContactRow; send: Send; place: ReturnType<typeof useContactPlace> }) {
  const { contact, send, place } = props;
  return (
    <>
      <ContactOwner contact={contact} send={send} />
      <RecontactBar contact={contact} send={send} />
      {spotOf(contact) !== null && (
        <CallerCircle contact={contact} onUse={(chosen, radius) => void place.choose(chosen, 'handset', radius)} />
      )}
    </>
  );
}

function Besides({ contact, send }: { contact: ContactRow; send: Send }) {
  return (
    <>
      <CallerPlaceLine contact={contact} send={send} />
      <ContactFiles contactId={contact.id} />
      <p className="row wrap">
        <ActButton act="handOver" look="plain">
          Hand over
        </ActButton>
        {contact.channel === '999' && (
          <ActButton act="rangOff" look="plain">
            Rang off
          </ActButton>
        )}
        <ActButton act="playback" look="plain">
          Play last call
        </ActButton>
      </p>
    </>
  );
}

/** Saving the contact saves every box as it stands, also the one that still has the focus. */
function useFlush(what: Save, place: Save) {
  const savers = useRef(new Map<FieldName, Save>()).current;
  const flush: Save = async () => {
    // At once: whoever rings is written down even where the place is asked about.
    const caller = Promise.all([...savers.values()].map((save) => save()));
    return (await what()) && (await place()) && (await caller).every((stands) => stands);
  };
  return { savers, flush };
}

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
