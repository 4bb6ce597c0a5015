import { useState } from 'react';
import { useSend } from '../../../client/send/use-send.tsx';
import { PauseServiceIncident, ResumeServiceIncident } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { useStaff } from '../session/staff.tsx';
import type { RecordRow } from './record-row.ts';

/** The clocks stand still for a reason of the force's, or go on. */
export function PauseForm({ record, onDone }: { record: RecordRow; onDone: () => void }) {
  const { words } = useStaff();
  const { send, notice } = useSend();
  const reasons = words?.pauseReasons.filter(({ priorities }) => priorities.includes(record.priority)) ?? [];
  const [reason, setReason] = useState(reasons[0]?.code ?? '');
  const [note, setNote] = useState('');
  const paused = record.situation === 'paused';
  const go = async (): Promise<void> => {
    const target = { serviceIncidentId: record.id, note };
    const done = paused
      ? await send(ResumeServiceIncident, target)
      : await send(PauseServiceIncident, { ...target, reason });
    if (done) onDone();
  };
  return (
    <Form look="deed" onSend={() => void go()} onLeave={onDone}>
      {notice}
      {!paused && (
        <Field label="What it waits for">
          {(id) => (
            <select id={id} className="input" value={reason} onChange={(event) => setReason(event.target.value)}>
              {reasons.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field label="Note">
        {(id) => (
          <input
            id={id}
            className="input"
            // biome-ignore lint/a11y/noAutofocus: it was asked for by a key.
            autoFocus
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      <div>
        <Button look="primary" submit onPress={() => void go()}>
          {paused ? 'Let the clocks go on' : 'Let the clocks stand still'}
        </Button>
      </div>
    </Form>
  );
}
