import { useState } from 'react';
import { useClient, useDraft } from '../../../client/react.tsx';
import type { useSend } from '../../../client/send/use-send.tsx';
import { RaiseAdvised } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { useDesk } from '../session/desk.tsx';
import { bringWhatItBecame } from './call-became.ts';

const USUAL = 'ADV';

/** Nobody is sent: the incident has its number and is closed with its result at once. */
export function AdviseAndClose(props: {
  readonly contactId: string;
  readonly code: string;
  readonly grade: string;
  /** What it still needs; null: nothing. */
  readonly missing: string | null;
  readonly flush: () => Promise<boolean>;
  readonly send: ReturnType<typeof useSend>['send'];
  readonly onDone: () => void;
}) {
  const { contactId, code, grade, missing, flush, send, onDone } = props;
  const { newId } = useClient();
  const { pack, work } = useDesk();
  const results = pack?.results ?? [];
  const [result, setResult] = useState(USUAL);
  const [note, setNote] = useDraft(`contact.${contactId}.advised`);
  const close = async (): Promise<void> => {
    if (missing !== null || !(await flush())) return;
    const incidentId = newId();
    const chosen = grade === '' ? {} : { grade };
    const input = { contactId, incidentId, code, ...chosen, result, closingCode: code, note };
    if (!(await send(RaiseAdvised, input))) return;
    setNote('');
    bringWhatItBecame(work, contactId, incidentId);
    onDone();
  };
  return (
    <details className="close-contact">
      <summary>Nobody sent</summary>
      <div className="two-one">
        <Field label="What was advised or agreed">
          {(id) => <input id={id} className="input" value={note} onChange={(event) => setNote(event.target.value)} />}
        </Field>
        <Field label="Result">
          {(id) => (
            <select id={id} className="input" value={result} onChange={(event) => setResult(event.target.value)}>
              {results.map((one) => (
                <option key={one.code} value={one.code}>
                  {one.name}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <div className="row">
        <Button onPress={() => void close()}>Save and close at once</Button>
        <span className="hint">{missing}</span>
      </div>
    </details>
  );
}
