import { useState } from 'react';
import { useSend } from '../../../client/send/use-send.tsx';
import { GoBelowFloor, PrioritiseServiceIncident } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { useStaff } from '../session/staff.tsx';
import type { RecordRow } from './record-row.ts';

/** Impact and urgency give a priority; another may be chosen, with the reason; below a floor only by who may. */
export function PriorityForm({ record, onDone }: { record: RecordRow; onDone: () => void }) {
  const { words, can } = useStaff();
  const { send, notice } = useSend();
  const [seen] = useState({ impact: record.impact, urgency: record.urgency, priority: record.priority });
  const [impact, setImpact] = useState(record.impact);
  const [urgency, setUrgency] = useState(record.urgency);
  const [chosen, setChosen] = useState('');
  const [reason, setReason] = useState('');
  const size = words?.priorityMatrix.rows.length ?? 3;
  const priority = chosen === '' ? null : Number(chosen);
  const below = record.floor !== null && priority !== null && priority > record.floor.priority;
  const weigh = async (): Promise<void> => {
    const serviceIncidentId = record.id;
    const done =
      below && can('service-incident.below-floor')
        ? await send(GoBelowFloor, { serviceIncidentId, priority: priority ?? record.priority, reason })
        : await send(PrioritiseServiceIncident, { serviceIncidentId, seen, impact, urgency, priority, reason });
    if (done) onDone();
  };
  return (
    <Form look="deed" onSend={() => void weigh()} onLeave={onDone}>
      {notice}
      <Level label="Impact (1 is the widest)" size={size} value={impact} onChoose={setImpact} first />
      <Level label="Urgency (1 cannot wait)" size={size} value={urgency} onChoose={setUrgency} />
      <Field label="Priority">
        {(id) => (
          <select id={id} className="input" value={chosen} onChange={(event) => setChosen(event.target.value)}>
            <option value="">As the matrix says</option>
            {[1, 2, 3, 4, 5].map((one) => (
              <option key={one} value={one}>
                P{one}
              </option>
            ))}
          </select>
        )}
      </Field>
      {record.floor !== null && (
        <p className="hint">
          Not below P{record.floor.priority}: {record.floor.because}.
        </p>
      )}
      <Field label="Reason">
        {(id) => <input id={id} className="input" value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
      <div>
        <Button look="primary" submit onPress={() => void weigh()}>
          Weigh anew
        </Button>
      </div>
    </Form>
  );
}

function Level(props: {
  readonly label: string;
  readonly size: number;
  readonly value: number;
  readonly onChoose: (value: number) => void;
  readonly first?: boolean;
}) {
  const { label, size, value, onChoose, first = false } = props;
  return (
    <Field label={label}>
      {(id) => (
        <select
          id={id}
          className="input"
          // biome-ignore lint/a11y/noAutofocus: it was asked for by a key.
          autoFocus={first}
          value={value}
          onChange={(event) => onChoose(Number(event.target.value))}
        >
          {Array.from({ length: size }, (_, index) => index + 1).map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
