import { useEffect, useRef } from 'react';
import { useDraft } from '../../../client/react.tsx';
import { MoveIncident, type Place } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { PlaceBox } from '../place/place-box.tsx';
import { useSend } from '../send/use-send.tsx';
import type { FormProps } from './incident-form.tsx';

/** Corrects where it is; the earlier place stays in the log. */
export function PlaceForm({ incident, takesFocus, onClose }: FormProps) {
  const { send, notice } = useSend();
  const [text, setText] = useDraft(`place.${incident.id}`);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) box.current?.focus();
  }, [takesFocus]);
  const move = async (place: Place): Promise<void> => {
    if (!(await send(MoveIncident, { incidentId: incident.id, seen: incident.place.label, place }))) return;
    setText('');
    onClose();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only takes Escape from what is inside.
    <div
      className="inline-form"
      data-typing
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <Field label={`Where is it? Now: ${incident.place.label}`}>
        {(id) => <PlaceBox ref={box} id={id} text={text} onText={setText} onPlace={(place) => void move(place)} />}
      </Field>
      <div className="row">
        <Button look="plain" onPress={onClose} shortcut="Esc">
          Put away
        </Button>
      </div>
      {notice}
    </div>
  );
}
