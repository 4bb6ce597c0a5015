import { useState } from 'react';
import { useSend } from '../../../client/send/use-send.tsx';
import { ReportLost, whatFollows } from '../../../modules/estate/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { useKept } from '../portal/use-kept.ts';
import './kit.css';

const blank = { circumstances: '', where: '', replacement: true };
const HOUR_MS = 3_600_000;

interface Props {
  readonly itemId: string;
  readonly classId: string;
  readonly label: string;
  readonly onDone: (serviceIncidentId: string | null) => void;
}

/** One act: what follows from it stands under it with its clocks, before it is sent. */
export function LossForm({ itemId, classId, label, onDone }: Props) {
  const { values, set, clear } = useKept(`loss.${itemId}`, blank);
  const { send, notice } = useSend();
  const [serviceIncidentId] = useState(() => crypto.randomUUID());
  const report = async (): Promise<void> => {
    if (!(await send(ReportLost, { itemId, serviceIncidentId, ...values }))) return;
    clear();
    onDone(serviceIncidentId);
  };
  const { circumstances, where, replacement } = values;
  return (
    <Form look="stack" label={`Report ${label} as lost`} onSend={() => void report()} onLeave={() => onDone(null)}>
      {notice}
      <Field label="What happened">
        {(id) => (
          <textarea
            id={id}
            className="input"
            rows={2}
            // biome-ignore lint/a11y/noAutofocus: it was asked for by a button.
            autoFocus
            value={circumstances}
            onChange={(event) => set({ circumstances: event.target.value })}
          />
        )}
      </Field>
      <Field label="Where, as near as is known">
        {(id) => (
          <input id={id} className="input" value={where} onChange={(event) => set({ where: event.target.value })} />
        )}
      </Field>
      <label className="row">
        <input type="checkbox" checked={replacement} onChange={(event) => set({ replacement: event.target.checked })} />
        Another one is needed
      </label>
      <section className="kit-follows" aria-label="What follows">
        <h4 className="label">What follows, at once</h4>
        <ul>
          {whatFollows(classId, replacement).map(({ key, what, withinMs }) => (
            <li key={key}>
              <span>{what}</span>
              <strong>{withinMs === null ? 'now' : within(withinMs)}</strong>
            </li>
          ))}
        </ul>
      </section>
      <div className="row wrap">
        <Button look="primary" submit onPress={() => void report()}>
          Report it as lost
        </Button>
        <Button onPress={() => onDone(null)}>Leave it</Button>
      </div>
    </Form>
  );
}

function within(ms: number): string {
  const hours = ms / HOUR_MS;
  if (hours < 1) return `within ${Math.round(hours * 60)} min`;
  return hours <= 48 ? `within ${hours} h` : `within ${Math.round(hours / 24)} days`;
}
