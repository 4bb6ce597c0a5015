import { useState } from 'react';
import { useDraft } from '../../../client/react.tsx';
import type { useSend } from '../../../client/send/use-send.tsx';
import { CloseContact } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';

const outcomes = ['advice-given', 'other-agency', 'abandoned', 'error', 'test'] as const;
type Outcome = (typeof outcomes)[number];

/** A contact that is no incident is still counted, with what came of it. */
export function CloseContactForm(props: {
  readonly contactId: string;
  readonly send: ReturnType<typeof useSend>['send'];
  readonly onDone: () => void;
}) {
  const { contactId, send, onDone } = props;
  const [outcome, setOutcome] = useState<Outcome>('advice-given');
  const [note, setNote] = useDraft(`contact.${contactId}.close`);
  const close = async (): Promise<void> => {
    if (!(await send(CloseContact, { contactId, outcome, note }))) return;
    setNote('');
    onDone();
  };
  return (
    <details className="close-contact">
      <summary>No incident</summary>
      <div className="two-one">
        <Field label="Note">
          {(id) => <input id={id} className="input" value={note} onChange={(event) => setNote(event.target.value)} />}
        </Field>
        <Field label="Outcome">
          {(id) => (
            <select
              id={id}
              className="input"
              value={outcome}
              onChange={(event) => setOutcome(outcomes.find((one) => one === event.target.value) ?? 'advice-given')}
            >
              {outcomes.map((one) => (
                <option key={one} value={one}>
                  {one.replace('-', ' ')}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Button onPress={() => void close()}>Close the contact</Button>
    </details>
  );
}
