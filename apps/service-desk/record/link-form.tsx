import { useState } from 'react';
import { useSend } from '../../../client/send/use-send.tsx';
import { LinkServiceIncident, MergeServiceIncident } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { findByNumber } from './find-by-number.ts';
import type { RecordRow } from './record-row.ts';

const kinds = { child: 'Child of', related: 'Related to', merge: 'The same as', follows: 'Follows' } as const;
type Kind = keyof typeof kinds;

/** By number, as one is told it. */
export function LinkForm({ record, onDone }: { record: RecordRow; onDone: () => void }) {
  const { send, notice } = useSend();
  const [kind, setKind] = useState<Kind>('child');
  const [number, setNumber] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const link = async (): Promise<void> => {
    const otherId = await findByNumber(number);
    setFault(otherId === null ? `There is no IT incident ${number}.` : null);
    if (otherId === null) return;
    const serviceIncidentId = record.id;
    const done =
      kind === 'merge'
        ? await send(MergeServiceIncident, { serviceIncidentId, intoId: otherId }, { confirm: 'Merge anyway' })
        : await send(LinkServiceIncident, { serviceIncidentId, otherId, kind });
    if (done) onDone();
  };
  return (
    <Form look="deed" onSend={() => void link()} onLeave={onDone}>
      {notice}
      {fault !== null && <p role="alert">{fault}</p>}
      <Field label="How">
        {(id) => (
          <select
            id={id}
            className="input"
            // biome-ignore lint/a11y/noAutofocus: it was asked for by a key.
            autoFocus
            value={kind}
            onChange={(event) => setKind(event.target.value as Kind)}
          >
            {Object.entries(kinds).map(([one, words]) => (
              <option key={one} value={one}>
                {words}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Number">
        {(id) => (
          <input
            id={id}
            className="input"
            placeholder="IT-42"
            value={number}
            onChange={(event) => setNumber(event.target.value)}
          />
        )}
      </Field>
      <div>
        <Button look="primary" submit onPress={() => void link()}>
          Link
        </Button>
      </div>
    </Form>
  );
}
