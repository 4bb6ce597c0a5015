import { useState } from 'react';
import { InformAgency } from '../../../modules/operations/contract.ts';
import { Field } from '../../../ui/field/field.tsx';
import { useSend } from '../send/use-send.tsx';
import { useDesk } from '../session/desk.tsx';
import type { FormProps } from './incident-form.tsx';
import { TextForm } from './text-form.tsx';

type Answered = 'informed' | 'attending' | 'declined';
const answers: readonly Answered[] = ['informed', 'attending', 'declined'];

/** Ambulance, fire or another was told: when, their reference, and whether they come. */
export function AgencyForm({ incident, onClose }: FormProps) {
  const { pack } = useDesk();
  const { send, notice } = useSend();
  const [agency, setAgency] = useState(pack?.agencies[0]?.id ?? '');
  const [answer, setAnswer] = useState<Answered>('informed');
  const [eta, setEta] = useState('');
  const submit = (reference: string): Promise<boolean> => {
    const etaMinutes = eta.trim() === '' ? null : Number(eta);
    const told = {
      incidentId: incident.id,
      agency,
      answer,
      etaMinutes,
      reference: reference === '' ? null : reference,
    };
    return send(InformAgency, told);
  };
  return (
    <>
      <TextForm
        name={`agency.${incident.id}`}
        label="Their reference"
        submit="Record"
        onSubmit={submit}
        onClose={onClose}
        focus="children"
      >
        <div className="two">
          <Field label="Agency">
            {(id) => (
              <select id={id} className="input" value={agency} onChange={(event) => setAgency(event.target.value)}>
                {pack?.agencies.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label="Their answer">
            {(id) => (
              <select
                id={id}
                className="input"
                value={answer}
                onChange={(event) => setAnswer(answers.find((one) => one === event.target.value) ?? 'informed')}
              >
                {answers.map((one) => (
                  <option key={one}>{one}</option>
                ))}
              </select>
            )}
          </Field>
          <Field label="Minutes until they are there">
            {(id) => (
              <input
                id={id}
                className="input"
                inputMode="numeric"
                value={eta}
                onChange={(event) => setEta(event.target.value)}
              />
            )}
          </Field>
        </div>
      </TextForm>
      {notice}
    </>
  );
}
