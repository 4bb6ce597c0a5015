import { useState } from 'react';
import { useClient } from '../../../client/react.tsx';
import { Review } from '../../../modules/operations/contract.ts';
import { shortTimeOf } from '../../../ui/clock-bar/minutes.ts';
import { Field } from '../../../ui/field/field.tsx';
import { useSend } from '../send/use-send.tsx';
import type { FormProps } from './incident-form.tsx';
import { TextForm } from './text-form.tsx';

const waits = [10, 20, 30, 60, 120, 240, 480] as const;

/** What is late is reviewed with a rationale and a time to look again: that is acting on it, seeing it is not. */
export function ReviewForm({ incident, onClose }: FormProps) {
  const { now } = useClient();
  const { send, notice } = useSend();
  const [minutes, setMinutes] = useState(30);
  const submit = (rationale: string): Promise<boolean> => {
    const nextReviewAt = Math.round(now() + minutes * 60_000);
    return send(Review, { incidentId: incident.id, rationale, nextReviewAt });
  };
  return (
    <>
      <TextForm
        name={`review.${incident.id}`}
        label="Rationale: why this is right for now, and what the caller was told"
        submit="Review"
        onSubmit={submit}
        onClose={onClose}
      >
        <Field label="Look again in">
          {(id) => (
            <select
              id={id}
              className="input"
              value={minutes}
              onChange={(event) => setMinutes(Number(event.target.value))}
            >
              {waits.map((wait) => (
                <option key={wait} value={wait}>
                  {wait < 60 ? `${wait} minutes` : `${wait / 60} h`} · {shortTimeOf(now() + wait * 60_000)}
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
