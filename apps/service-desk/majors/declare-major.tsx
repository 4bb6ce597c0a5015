import { useState } from 'react';
import { useLocation } from 'wouter';
import { useSend } from '../../../client/send/use-send.tsx';
import { DeclareMajor } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Form } from '../../../ui/form/form.tsx';

/** The first word goes out with the declaration: nobody waits for a second form. */
export function DeclareMajorForm({ id, summary }: { id: string; summary: string }) {
  const { send, notice } = useSend();
  const [, go] = useLocation();
  const [title, setTitle] = useState(summary);
  const [text, setText] = useState('We know of it and are on it.');
  const declare = async (): Promise<void> => {
    const input = { majorId: crypto.randomUUID(), serviceIncidentId: id, title, text };
    if (await send(DeclareMajor, input)) go('/majors');
  };
  return (
    <Form look="deed" onSend={() => void declare()}>
      {notice}
      <Field label="What is down, as everybody reads it">
        {(field) => (
          <input id={field} className="input" value={title} onChange={(event) => setTitle(event.target.value)} />
        )}
      </Field>
      <Field label="What people should do meanwhile">
        {(field) => (
          <input id={field} className="input" value={text} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
      <div>
        <Button look="primary" submit onPress={() => void declare()}>
          Declare a major IT incident and tell everybody
        </Button>
      </div>
    </Form>
  );
}
