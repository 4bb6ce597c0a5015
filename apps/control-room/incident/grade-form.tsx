import { useState } from 'react';
import { Regrade } from '../../../modules/operations/contract.ts';
import { Field } from '../../../ui/field/field.tsx';
import { useSend } from '../send/use-send.tsx';
import { useDesk } from '../session/desk.tsx';
import type { FormProps } from './incident-form.tsx';
import { TextForm } from './text-form.tsx';

export function GradeForm({ incident, onClose }: FormProps) {
  const { pack } = useDesk();
  const { send, notice } = useSend();
  const grades = pack?.grades ?? [];
  const [grade, setGrade] = useState(grades.find((one) => one.id !== incident.grade)?.id ?? incident.grade);
  const submit = (reason: string): Promise<boolean> =>
    send(Regrade, { incidentId: incident.id, seen: incident.grade, grade, reason });
  return (
    <>
      <TextForm
        name={`grade.${incident.id}`}
        label="Reason for the new grade"
        submit="Re-grade"
        onSubmit={submit}
        onClose={onClose}
        focus="children"
      >
        <Field label={`Grade, now ${incident.grade} ${incident.gradeName}`}>
          {(id) => (
            <select id={id} className="input" value={grade} onChange={(event) => setGrade(event.target.value)}>
              {grades.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.id} {one.name}: {one.promise}
                </option>
              ))}
            </select>
          )}
        </Field>
      </TextForm>
      {notice}
    </>
  );
}
