import { useState } from 'react';
import { useClient, useRows } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { PairUnits, SplitUnit, Units } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Form } from '../../../ui/form/form.tsx';
import type { UnitRow } from '../units/unit-tone.ts';

interface Props {
  readonly unit: UnitRow;
  readonly onClose: () => void;
}

/** The crew of another unit joins this one; that one ends, and says in its history with whom its crew went on. */
export function PairForm({ unit, onClose }: Props) {
  const { send, notice } = useSend();
  const { list } = useRows(Units);
  const [callsign, setCallsign] = useState('');
  const typed = callsign.trim().toUpperCase();
  const other = list.find((one) => one.callsign.toUpperCase() === typed && one.id !== unit.id);
  const go = async (): Promise<void> => {
    if (other === undefined) return;
    const input = { tourId: unit.id, withTourId: other.id };
    if (await send(PairUnits, input, { confirm: 'Pair them' })) onClose();
  };
  const said = other === undefined ? 'no such unit on duty' : other.crew.map(({ name }) => name).join(', ');
  return (
    <Form look="two-one" label={`Pair ${unit.callsign}`} onSend={() => void go()} onLeave={onClose}>
      <Field label="Pair with the unit" state={typed === '' ? undefined : said}>
        {(id) => (
          <input id={id} className="input" value={callsign} onChange={(event) => setCallsign(event.target.value)} />
        )}
      </Field>
      <Button submit onPress={() => void go()}>
        Pair
      </Button>
      {notice}
    </Form>
  );
}

/** Some of the crew go on as a unit of their own; what the unit is on stays with it. */
export function SplitForm({ unit, onClose }: Props) {
  const { newId } = useClient();
  const { send, notice } = useSend();
  const [going, setGoing] = useState<readonly string[]>([]);
  const [callsign, setCallsign] = useState('');
  const go = async (): Promise<void> => {
    if (going.length === 0 || callsign.trim() === '') return;
    const made = { vehicle: null, equipment: [], skills: [], issi: null, kind: unit.kind };
    const seen = unit.crew.map(({ collar }) => collar);
    const input = { tourId: unit.id, seen, newTourId: newId(), callsign, collars: [...going], ...made };
    if (await send(SplitUnit, input)) onClose();
  };
  const turn = (collar: string): void =>
    setGoing(going.includes(collar) ? going.filter((one) => one !== collar) : [...going, collar]);
  return (
    <Form look="people-form" label={`Split ${unit.callsign}`} onSend={() => void go()} onLeave={onClose}>
      <fieldset className="row wrap" aria-label="Who goes on as a unit of their own">
        {unit.crew.map(({ collar, name }) => (
          <label key={collar} className="row">
            <input type="checkbox" checked={going.includes(collar)} onChange={() => turn(collar)} />
            {name} {collar} goes
          </label>
        ))}
      </fieldset>
      <div className="two-one">
        <Field label="As the callsign">
          {(id) => (
            <input id={id} className="input" value={callsign} onChange={(event) => setCallsign(event.target.value)} />
          )}
        </Field>
        <Button submit onPress={() => void go()}>
          Split
        </Button>
      </div>
      {notice}
    </Form>
  );
}
