import { useState } from 'react';
import { Link } from 'wouter';
import { useSend } from '../../../client/send/use-send.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { DealWithMail, type UndeliveredMail } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { wentWords } from './mail-words.ts';

/** One mail that has not reached anybody: why, and what can be done. */
export function WentMail({ mail }: { mail: RowOf<typeof UndeliveredMail> }) {
  const { send, notice } = useSend();
  const [note, setNote] = useState('');
  const { id: mailId } = mail;
  return (
    <article className="mail-open" aria-label={mail.subject ?? 'erased'}>
      <h3>{mail.subject ?? 'erased'}</h3>
      <p>
        To {mail.address ?? 'erased'} · <Link href={`/it-incidents/${mail.serviceIncidentId}`}>Open the record</Link>
      </p>
      <p>
        <strong>{wentWords(mail)}</strong> {mail.because}
      </p>
      {notice}
      <Form look="deed" onSend={() => void send(DealWithMail, { mailId, how: 'reached-otherwise', note })}>
        <Field label="How they were reached">
          {(id) => <input id={id} className="input" value={note} onChange={(event) => setNote(event.target.value)} />}
        </Field>
        <div className="row wrap">
          <Button
            look="primary"
            submit
            onPress={() => void send(DealWithMail, { mailId, how: 'reached-otherwise', note })}
          >
            Reached otherwise
          </Button>
          <Button onPress={() => void send(DealWithMail, { mailId, how: 'send-again', note })}>Send it again</Button>
        </div>
      </Form>
      <p className="mail-words">{mail.text ?? 'erased'}</p>
    </article>
  );
}
