import { useState } from 'react';
import { useSend } from '../../../client/send/use-send.tsx';
import { PublishNotice } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Choice } from '../../../ui/choice/choice.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { useStaff } from '../session/staff.tsx';

/** One text for everybody: the desk, the portal, the control room, officers. */
export function NewNotice() {
  const { words } = useStaff();
  const { send, notice } = useSend();
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [serviceId, setService] = useState('');
  const publish = async (): Promise<void> => {
    const serviceIds = serviceId === '' ? [] : [serviceId];
    const input = { noticeId: crypto.randomUUID(), kind: 'outage', title, text, serviceIds } as const;
    if (!(await send(PublishNotice, input))) return;
    setTitle('');
    setText('');
  };
  return (
    <Form look="deed" onSend={() => void publish()}>
      {notice}
      <Field label="What is down">
        {(id) => <input id={id} className="input" value={title} onChange={(event) => setTitle(event.target.value)} />}
      </Field>
      <Field label="What people should do meanwhile">
        {(id) => <input id={id} className="input" value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      <Choice label="Service" value={serviceId} onValue={setService}>
        {[['', 'Not said'], ...(words?.services ?? []).map(({ id, name }) => [id, name] as const)]}
      </Choice>
      <div>
        <Button look="primary" submit onPress={() => void publish()}>
          Tell everybody of an outage
        </Button>
      </div>
    </Form>
  );
}
