import { useState } from 'react';
import { Recode } from '../../../modules/operations/contract.ts';
import { Field } from '../../../ui/field/field.tsx';
import { CodePicker } from '../contact/code-picker.tsx';
import { useSend } from '../send/use-send.tsx';
import type { FormProps } from './incident-form.tsx';
import { TextForm } from './text-form.tsx';

export function CodeForm({ incident, onClose }: FormProps) {
  const { send, notice } = useSend();
  const [code, setCode] = useState(incident.code);
  const submit = (reason: string): Promise<boolean> =>
    send(Recode, { incidentId: incident.id, seen: incident.code, code, reason });
  return (
    <>
      <TextForm
        name={`code.${incident.id}`}
        label="Reason for the other code"
        submit="Correct the code"
        onSubmit={submit}
        onClose={onClose}
        focus="children"
      >
        <Field label={`Code, now ${incident.code} ${incident.codeName}`}>
          {(id) => <CodePicker id={id} code={code} use="opening" onCode={setCode} />}
        </Field>
      </TextForm>
      {notice}
    </>
  );
}
