import { useLayoutEffect, useRef, useState } from 'react';
import { unverified } from '../../../client/places.ts';
import { useClient, useDraft, usePersistent } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { type Place, PointKind, pointWords, SetPoint } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { useDesk } from '../session/desk.tsx';
import { PlaceBox } from './place-box.tsx';

/** Adds a rendezvous, staging or investigation point; what was looked up on the map is offered. */
export function PointForm({ incidentId, onClose }: { readonly incidentId: string; readonly onClose: () => void }) {
  const { newId } = useClient();
  const { work } = useDesk();
  const { point: looked } = usePersistent(work);
  const { send, notice } = useSend();
  const [kind, setKind] = useState<(typeof PointKind.options)[number]>('rvp');
  const [text, setText] = useDraft(`point.${incidentId}.where`);
  const [note, setNote] = useDraft(`point.${incidentId}.note`);
  const [chosen, setChosen] = useState<Place | null>(null);
  const first = useRef<HTMLSelectElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  const add = async (place: Place): Promise<void> => {
    if (!(await send(SetPoint, { incidentId, pointId: newId(), kind, place, note: note.trim() }))) return;
    setText('');
    setNote('');
    onClose();
  };
  const typed = text.trim();
  const go = (): void => {
    if (typed !== '') void add(chosen?.label === typed ? chosen : unverified(typed));
  };
  return (
    <form
      className="inline-form"
      data-typing
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className="two">
        <Field label="Point">
          {(id) => (
            <select
              ref={first}
              id={id}
              className="input"
              value={kind}
              onChange={(event) => setKind(PointKind.options.find((one) => one === event.target.value) ?? 'rvp')}
            >
              {PointKind.options.map((one) => (
                <option key={one} value={one}>
                  {pointWords[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="Note">
          {(id) => <input id={id} className="input" value={note} onChange={(event) => setNote(event.target.value)} />}
        </Field>
      </div>
      <Field label="Where is the point?">
        {(id) => <PlaceBox id={id} text={text} onText={setText} onPlace={setChosen} />}
      </Field>
      <div className="row">
        <Button look="primary" submit onPress={go} shortcut="Enter">
          Add the point
        </Button>
        {looked !== null && (
          <Button onPress={() => void add({ ...looked, gazetteerId: null })}>At {looked.label}</Button>
        )}
        <Button look="plain" onPress={onClose} shortcut="Esc">
          Put away
        </Button>
      </div>
      {notice}
    </form>
  );
}
