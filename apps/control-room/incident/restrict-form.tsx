import { useState } from 'react';
import { Restrict } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import type { IncidentRow } from '../queue/order.ts';
import { useSend } from '../send/use-send.tsx';
import { useDesk } from '../session/desk.tsx';
import type { FormProps } from './incident-form.tsx';
import { TextForm } from './text-form.tsx';

const kinds = ['none', 'restricted', 'concealed'] as const;
const meanings = {
  none: 'open to all who may see incidents',
  restricted: 'place, grade, clock and markers show; the rest reads “restricted: ring the FIM”',
  concealed: 'nothing shows; whoever deploys near by is told to contact the FIM',
} as const;
const RADIUS_METRES = 500;

/** Who set the restriction stays on its list, and the FIM always is. */
export function RestrictForm({ incident, onClose }: FormProps) {
  const { session } = useDesk();
  const { send, notice } = useSend();
  const [restriction, setRestriction] = useState<IncidentRow['restriction']>(
    incident.restriction === 'none' ? 'restricted' : incident.restriction,
  );
  const [radius, setRadius] = useState(String(RADIUS_METRES));
  const submit = (reason: string): Promise<boolean> =>
    send(Restrict, {
      incidentId: incident.id,
      seen: incident.restriction,
      restriction,
      allowed: restriction === 'none' ? [] : [session.subject.id],
      radiusMetres: Number(radius),
      reason,
    });
  return (
    <>
      <TextForm
        name={`restrict.${incident.id}`}
        label="Reason"
        submit={restriction === 'none' ? 'Lift the restriction' : `Make it ${restriction}`}
        onSubmit={submit}
        onClose={onClose}
      >
        <fieldset className="row wrap" aria-label="Restriction">
          {kinds.map((kind) => (
            <Button key={kind} pressed={restriction === kind} onPress={() => setRestriction(kind)}>
              {kind}
            </Button>
          ))}
          <span className="hint">{meanings[restriction]}</span>
        </fieldset>
        {restriction === 'concealed' && (
          <Field label="Metres within which others are warned">
            {(id) => (
              <input
                id={id}
                className="input"
                inputMode="numeric"
                value={radius}
                onChange={(event) => setRadius(event.target.value)}
              />
            )}
          </Field>
        )}
      </TextForm>
      {notice}
    </>
  );
}
