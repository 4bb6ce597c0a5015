import { useState } from 'react';
import { Link } from 'wouter';
import { useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { RaiseServiceIncident, RawMail, SettleMail, type WaitingMail } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { ActButton, useAct } from '../keys/use-act.tsx';
import { findByNumber } from '../record/find-by-number.ts';
import { Folded } from './folded.tsx';
import { doubtWords } from './mail-words.ts';

type Came = RowOf<typeof WaitingMail>;
const MOST_SUMMARY = 200;
const LEAST_SUMMARY = 3;
const MOST_TEXT = 20_000;

/** One mail that somebody must look at: what it says, why it waits, and what can be done with it. */
export function CameMail({ mail }: { mail: Came }) {
  const [asking, setAsking] = useState<'add' | 'dismiss' | null>(null);
  const { send, notice } = useSend();
  const { id: mailId } = mail;
  const raise = async (): Promise<void> => {
    const serviceIncidentId = crypto.randomUUID();
    const raised = await send(RaiseServiceIncident, { serviceIncidentId, ...reportOf(mail) });
    if (raised) await send(SettleMail, { mailId, outcome: 'made-record', serviceIncidentId });
  };
  const isRead = mail.doubt === 'after-its-end';
  useAct('raiseOfMail', () => void raise());
  useAct('addMail', () => setAsking('add'));
  useAct('dismissMail', () => (isRead ? void send(SettleMail, { mailId, outcome: 'read' }) : setAsking('dismiss')));
  return (
    <article className="mail-open" aria-label={mail.subject || '(no subject)'}>
      <h3>{mail.subject || '(no subject)'}</h3>
      <p>
        {mail.name !== null && mail.name !== '' && `${mail.name} · `}
        {mail.address || 'unknown sender'}
      </p>
      <p>
        <strong>{doubtWords(mail)}:</strong> {mail.because}
        {mail.serviceIncidentId !== null && (
          <>
            {' '}
            <Link href={`/it-incidents/${mail.serviceIncidentId}`}>Open the record</Link>
          </>
        )}
      </p>
      {notice}
      <div className="row wrap">
        <ActButton act="raiseOfMail">Make an IT incident of it</ActButton>
        {!isRead && <ActButton act="addMail">Add it to one</ActButton>}
        <ActButton act="dismissMail">{isRead ? 'I have read it' : 'Dismiss'}</ActButton>
      </div>
      {asking === 'add' && <AddForm mailId={mailId} onDone={() => setAsking(null)} />}
      {asking === 'dismiss' && <DismissForm mailId={mailId} onDone={() => setAsking(null)} />}
      <p className="mail-words">{mail.text === '' ? '(no words)' : (mail.text ?? 'erased')}</p>
      <Folded quoted={mail.quoted} signature={mail.signature} />
      <LeftOut mail={mail} />
      <Raw mailId={mailId} />
    </article>
  );
}

function reportOf({ subject, text, name, address, personId }: Came) {
  const summary = (subject ?? '').trim().slice(0, MOST_SUMMARY);
  return {
    ...{
      source: 'email' as const,
      reporterId: personId,
      reporter: name || address || 'unknown',
      callBack: address ?? '',
    },
    ...{ callBackBy: 'e-mail' as const, description: (text ?? '').slice(0, MOST_TEXT) },
    summary: summary.length < LEAST_SUMMARY ? `E-mail of ${name || address || 'an unknown sender'}` : summary,
  };
}

function AddForm({ mailId, onDone }: { mailId: string; onDone: () => void }) {
  const { send, notice } = useSend();
  const [number, setNumber] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const add = async (): Promise<void> => {
    const serviceIncidentId = await findByNumber(number);
    setFault(serviceIncidentId === null ? `There is no IT incident ${number}.` : null);
    if (serviceIncidentId !== null && (await send(SettleMail, { mailId, outcome: 'added', serviceIncidentId })))
      onDone();
  };
  return (
    <Asking onGo={() => void add()} onDone={onDone}>
      {notice}
      {fault !== null && <p role="alert">{fault}</p>}
      <Field label="Number of the IT incident">
        {(id) => (
          <input
            id={id}
            className="input"
            placeholder="IT-42"
            // biome-ignore lint/a11y/noAutofocus: it was asked for by a key.
            autoFocus
            value={number}
            onChange={(event) => setNumber(event.target.value)}
          />
        )}
      </Field>
      <Button look="primary" submit onPress={() => void add()}>
        Add it, for the service centre to read
      </Button>
    </Asking>
  );
}

function DismissForm({ mailId, onDone }: { mailId: string; onDone: () => void }) {
  const { send, notice } = useSend();
  const [reason, setReason] = useState('');
  const dismiss = async (): Promise<void> => {
    if (await send(SettleMail, { mailId, outcome: 'dismissed', reason })) onDone();
  };
  return (
    <Asking onGo={() => void dismiss()} onDone={onDone}>
      {notice}
      <Field label="Why nothing is done about it">
        {(id) => (
          <input
            id={id}
            className="input"
            // biome-ignore lint/a11y/noAutofocus: it was asked for by a key.
            autoFocus
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <Button look="primary" submit onPress={() => void dismiss()}>
        Dismiss it
      </Button>
    </Asking>
  );
}

function Asking(props: { readonly onGo: () => void; readonly onDone: () => void; readonly children: React.ReactNode }) {
  return (
    <Form look="deed" onSend={() => props.onGo()} onLeave={props.onDone}>
      {props.children}
    </Form>
  );
}

function LeftOut({ mail: { files, leftOut } }: { mail: Came }) {
  if (files.length === 0 && leftOut.length === 0) return null;
  return (
    <ul className="record-list">
      {files.map(({ sha256, name }) => (
        <li key={sha256}>{name ?? 'erased'} · goes with it</li>
      ))}
      {leftOut.map(({ name, why }) => (
        <li key={name} className="quiet">
          {name} · not kept: {why}
        </li>
      ))}
    </ul>
  );
}

/** As it came, as text: nothing in it does anything. It is read, and the look written down, when somebody opens it. */
function Raw({ mailId }: { mailId: string }) {
  const [shown, setShown] = useState(false);
  return (
    <details onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>As it came</summary>
      {shown && <RawText mailId={mailId} />}
    </details>
  );
}

function RawText({ mailId }: { mailId: string }) {
  const { list } = useRows(RawMail, mailId);
  const raw = list[0];
  if (raw === undefined) return <p className="quiet">Reading it …</p>;
  return (
    <>
      {raw.cut && <p className="quiet">Its beginning; it has {raw.bytes} bytes.</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no pointer scrolls it. */}
      <pre className="mail-raw" tabIndex={0}>
        {raw.text}
      </pre>
    </>
  );
}
