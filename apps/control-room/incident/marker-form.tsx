import { useState } from 'react';
import type { z } from 'zod';
import { useClient, useDraft } from '../../../client/react.tsx';
import { MarkerKind, SetMarker } from '../../../modules/pole/contract.ts';
import { ConfirmBar } from '../../../ui/confirm-bar/confirm-bar.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { useSend } from '../send/use-send.tsx';
import type { FormProps } from './incident-form.tsx';
import { TextForm } from './text-form.tsx';

const MONTH_MS = 30 * 86_400_000;
const REVIEW_MONTHS = 6;
const EXPIRY_MONTHS = 12;
const RADIUS_METRES = 30;

/** A warning on the place: author and time are recorded, review in six months, expiry in twelve. */
export function MarkerForm({ incident, onClose }: FormProps) {
  const { newId, now } = useClient();
  const { send, notice } = useSend();
  const [kind, setKind] = useState<z.output<typeof MarkerKind>>('hazard');
  const [text, setText] = useDraft(`marker-text.${incident.id}`);
  const { lon, lat, label } = incident.place;
  if (lon === null || lat === null) {
    return (
      <ConfirmBar
        text="The place is not verified: a marker needs a point. Correct the place first."
        onLeave={onClose}
      />
    );
  }
  const submit = async (reason: string): Promise<boolean> => {
    const at = Math.round(now());
    const times = { reviewAt: at + REVIEW_MONTHS * MONTH_MS, expiresAt: at + EXPIRY_MONTHS * MONTH_MS };
    const where = { label, lon, lat, radiusMetres: RADIUS_METRES };
    const done = await send(SetMarker, { markerId: newId(), kind, text: text.trim(), reason, ...where, ...times });
    if (done) setText('');
    return done;
  };
  return (
    <>
      <TextForm
        name={`marker.${incident.id}`}
        label="Reason and source"
        submit={`Mark ${label}`}
        onSubmit={submit}
        onClose={onClose}
        focus="children"
      >
        <div className="two">
          <Field label="Kind">
            {(id) => (
              <select
                id={id}
                className="input"
                value={kind}
                onChange={(event) => setKind(MarkerKind.options.find((one) => one === event.target.value) ?? kind)}
              >
                {MarkerKind.options.map((one) => (
                  <option key={one} value={one}>
                    {one.replaceAll('-', ' ')}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label="What must be known">
            {(id) => <input id={id} className="input" value={text} onChange={(event) => setText(event.target.value)} />}
          </Field>
        </div>
      </TextForm>
      {notice}
    </>
  );
}
