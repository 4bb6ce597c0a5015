import { useState } from 'react';
import { useLocation } from 'wouter';
import { useSend } from '../../../client/send/use-send.tsx';
import { RaiseServiceIncident } from '../../../modules/service/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { useStaff } from '../session/staff.tsx';
import './portal.css';

/** Asks in plain words: what is wrong, can you still work, how many of you. */
export function ReportPage() {
  const { serves } = useStaff();
  const { send, notice } = useSend();
  const [, go] = useLocation();
  const [summary, setSummary] = useState('');
  const [description, setDescription] = useState('');
  const [urgency, setUrgency] = useState(2);
  const [impact, setImpact] = useState(3);
  const [serviceIncidentId] = useState(() => crypto.randomUUID());
  const report = async (): Promise<void> => {
    const source = serves ? 'desk' : 'portal';
    const input = { serviceIncidentId, source, summary, description, urgency, impact } as const;
    if (await send(RaiseServiceIncident, input)) go(serves ? `/it-incidents/${serviceIncidentId}` : '/');
  };
  return (
    <main className="service-page portal">
      <h2>Report a problem</h2>
      {notice}
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void report();
        }}
      >
        <Field label="What is wrong?">
          {(id) => (
            <input
              id={id}
              className="input"
              // biome-ignore lint/a11y/noAutofocus: the page is for this.
              autoFocus
              value={summary}
              onChange={(event) => setSummary(event.target.value)}
            />
          )}
        </Field>
        <Field label="More about it, if it helps">
          {(id) => (
            <textarea
              id={id}
              className="input"
              rows={4}
              value={description}
              onChange={(event) => setDescription(event.target.value)}
            />
          )}
        </Field>
        <Choice
          legend="Can you still work?"
          options={['No', 'In part', 'Yes']}
          chosen={urgency}
          onChoose={setUrgency}
        />
        <Choice
          legend="How many of you?"
          options={['A whole station or service', 'Some of us', 'Only me']}
          chosen={impact}
          onChoose={setImpact}
        />
        <div>
          <Button look="primary" submit onPress={() => void report()}>
            Report it
          </Button>
        </div>
      </form>
    </main>
  );
}

function Choice(props: {
  readonly legend: string;
  readonly options: readonly string[];
  readonly chosen: number;
  readonly onChoose: (value: number) => void;
}) {
  const { legend, options, chosen, onChoose } = props;
  return (
    <fieldset className="portal-choice">
      <legend>{legend}</legend>
      {options.map((words, index) => (
        <label key={words}>
          <input type="radio" name={legend} checked={chosen === index + 1} onChange={() => onChoose(index + 1)} />
          {words}
        </label>
      ))}
    </fieldset>
  );
}
