import { useEffect, useRef } from 'react';
import { useDraft } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { MoveIncident, type Place } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { PlaceBox } from '../place/place-box.tsx';
import { ConflictBar } from './conflict-bar.tsx';
import type { FormProps } from './incident-form.tsx';
import { useSeenPlace } from './seen-value.ts';

/** Corrects where it is; the earlier place stays in the log. */
export function PlaceForm({ incident, takesFocus, onClose }: FormProps) {
  const { send, notice } = useSend();
  const [text, setText] = useDraft(`place.${incident.id}`);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) box.current?.focus();
  }, [takesFocus]);
  const { seen, conflict, forget } = useSeenPlace(incident, text !== '');
  const done = (): void => {
    setText('');
    forget();
    onClose();
  };
  const move = async (place: Place): Promise<void> => {
    if (await send(MoveIncident, { incidentId: incident.id, seen, place })) done();
  };
  const leave = (): void => {
    if (text === '') forget();
    onClose();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only takes Escape from what is inside.
    <div
      className="inline-form"
      data-typing
      onKeyDown={(event) => {
        if (event.key === 'Escape') leave();
      }}
    >
      {conflict !== null && <ConflictBar {...conflict} mine={text} onKeepTheirs={done} />}
      <Field label={`Where is it? Now: ${incident.place.label}`}>
        {(id) => <PlaceBox ref={box} id={id} text={text} onText={setText} onPlace={(place) => void move(place)} />}
      </Field>
      <div className="row">
        <Button look="plain" onPress={leave} shortcut="Esc">
          Put away
        </Button>
      </div>
      {notice}
    </div>
  );
}
