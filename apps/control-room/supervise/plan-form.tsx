import { useState } from 'react';
import { useClient, useDraft } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { PlanDuties } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Form } from '../../../ui/form/form.tsx';
import { dayOf } from '../search/day-words.ts';
import { useDesk } from '../session/desk.tsx';
import { cycleOf, isoDay } from './plan-words.ts';

const empty = {
  callsign: '',
  collar: '',
  name: '',
  day: '',
  days: '28',
  cycle: '07:00 9, 07:00 9, 15:00 9, 15:00 9, off, off',
};
type Plan = typeof empty;

function readPlan(text: string): Plan {
  try {
    return text === '' ? empty : { ...empty, ...JSON.parse(text) };
  } catch {
    return empty;
  }
}

/** A pattern is written as a sergeant says it: `07:00 9, 15:00 9, off`, day by day and round again. */
export function PlanForm({ onDone }: { onDone: () => void }) {
  const { pack } = useDesk();
  const { newId } = useClient();
  const { send, notice } = useSend();
  const [text, setText] = useDraft('plan-duties');
  const [kind, setKind] = useState(pack?.unitKinds[0]?.id ?? '');
  const areas = (pack?.areas ?? []).filter(({ parent }) => parent === null);
  const [areaId, setAreaId] = useState(areas[0]?.id ?? '');
  const [permit, setPermit] = useState(pack?.permits[0]?.id ?? 'none');
  const plan = readPlan(text);
  const cycle = cycleOf(plan.cycle);
  const first = dayOf(plan.day);
  const go = async (): Promise<void> => {
    if (cycle === null || first === null) return;
    const crew = [{ collar: plan.collar, name: plan.name, permit }];
    const where = { kind, areaId, talkgroup: '', crew };
    const days = Number(plan.days) || 0;
    const when = { firstDay: isoDay(first), days, cycle: [...cycle] };
    if (!(await send(PlanDuties, { planId: newId(), callsign: plan.callsign, ...where, ...when }))) return;
    setText('');
    onDone();
  };
  const boxes: readonly { readonly name: keyof Plan; readonly label: string; readonly state?: string | undefined }[] = [
    { name: 'callsign', label: 'Callsign of the duty' },
    { name: 'collar', label: 'Collar number of the officer' },
    { name: 'name', label: 'Name of the officer' },
    {
      name: 'day',
      label: 'First day (dd/mm/yyyy)',
      state: plan.day !== '' && first === null ? 'no day yet' : undefined,
    },
    { name: 'days', label: 'Days ahead' },
    { name: 'cycle', label: 'Pattern', state: cycle === null ? 'e.g. 07:00 9, off' : undefined },
  ];
  const choices = [
    { label: 'Kind of unit', value: kind, set: setKind, options: pack?.unitKinds ?? [] },
    { label: 'Area of the duty', value: areaId, set: setAreaId, options: areas },
    { label: 'Permit of the officer', value: permit, set: setPermit, options: pack?.permits ?? [] },
  ];
  return (
    <Form look="duty-form" label="Plan duties" onSend={() => void go()} onLeave={onDone}>
      {boxes.map(({ name, label, state }) => (
        <Field key={name} label={label} state={state}>
          {(id) => (
            <input
              id={id}
              className="input"
              value={plan[name]}
              onChange={(event) => setText(JSON.stringify({ ...plan, [name]: event.target.value }))}
            />
          )}
        </Field>
      ))}
      {choices.map(({ label, value, set, options }) => (
        <Field key={label} label={label}>
          {(id) => (
            <select id={id} className="input" value={value} onChange={(event) => set(event.target.value)}>
              {options.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          )}
        </Field>
      ))}
      <Button submit onPress={() => void go()}>
        Plan
      </Button>
      {notice}
    </Form>
  );
}
