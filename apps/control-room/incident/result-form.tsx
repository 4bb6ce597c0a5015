import { useState } from 'react';
import { RecordResult } from '../../../modules/operations/contract.ts';
import { Field } from '../../../ui/field/field.tsx';
import { CodePicker } from '../contact/code-picker.tsx';
import { useSend } from '../send/use-send.tsx';
import { useDesk } from '../session/desk.tsx';
import type { FormProps } from './incident-form.tsx';
import { TextForm } from './text-form.tsx';

/** Result and closing code; the closing code may differ from the opening one. */
export function ResultForm({ incident, onClose, onResult }: FormProps & { readonly onResult: () => void }) {
  const { pack } = useDesk();
  const { send, notice } = useSend();
  const [result, setResult] = useState(incident.result ?? pack?.results[0]?.code ?? '');
  const [code, setCode] = useState(incident.closingCode ?? incident.code);
  const submit = (note: string): Promise<boolean> =>
    send(RecordResult, { incidentId: incident.id, result, closingCode: code, note });
  return (
    <>
      <TextForm
        name={`result.${incident.id}`}
        label="Note"
        submit="Record the result"
        onSubmit={submit}
        onClose={onClose}
        onDone={onResult}
        focus="children"
      >
        <div className="two">
          <Field label="Result">
            {(id) => (
              <select id={id} className="input" value={result} onChange={(event) => setResult(event.target.value)}>
                {pack?.results.map((one) => (
                  <option key={one.code} value={one.code}>
                    {one.code} {one.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label="Closing code">
            {(id) => <CodePicker id={id} code={code} use="closing" onCode={setCode} />}
          </Field>
        </div>
      </TextForm>
      {notice}
    </>
  );
}
