import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { readSlots, type SlotRow } from '../../../client/appointments.ts';
import { useClient, useDraft } from '../../../client/react.tsx';
import { useSend } from '../../../client/send/use-send.tsx';
import { AgreeAppointment } from '../../../modules/operations/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import { Field } from '../../../ui/field/field.tsx';
import type { FormProps } from './incident-form.tsx';

const HOUR_MS = 3_600_000;
const LONGEST_HOURS = 48;
/** The fourth half hour from now. */
const USUAL = 3;

/** The next two days in half hours, from the next full one. */
function times(now: number): readonly number[] {
  const first = Math.ceil(now / (HOUR_MS / 2)) * (HOUR_MS / 2);
  return Array.from({ length: LONGEST_HOURS * 2 - 1 }, (_, at) => first + (at * HOUR_MS) / 2);
}

/** When an officer will come, as agreed with the caller: the clock of a grade by appointment runs from it. */
export function AppointmentForm({ incident, takesFocus, onClose }: FormProps) {
  const { now } = useClient();
  const { send, notice } = useSend();
  const first = useRef<HTMLSelectElement>(null);
  useLayoutEffect(() => {
    if (takesFocus) first.current?.focus();
  }, [takesFocus]);
  const slots = useSlots(incident.place.areaId);
  const [usual] = useState(() => times(now()));
  const choices = slots.length === 0 ? usual : slots.map(({ startsAt }) => startsAt);
  const [chosen, setChosen] = useDraft(`appointment.${incident.id}`);
  const free = slots.find(({ taken, capacity }) => taken < capacity)?.startsAt;
  const at = choices.includes(Number(chosen)) ? Number(chosen) : (free ?? choices[USUAL] ?? choices[0] ?? 0);
  // The row does not carry the appointment: what stands is learnt from the answer, and the next press sends it back.
  const [seen, setSeen] = useState<number | null>(null);
  const agree = async (): Promise<void> => {
    const onRefused = (current: unknown): void => {
      if (typeof current === 'number') setSeen(current);
    };
    if (
      !(await send(
        AgreeAppointment,
        { incidentId: incident.id, seen, appointmentAt: at },
        { onRefused, confirm: 'Promise it anyway' },
      ))
    )
      return;
    setChosen('');
    onClose();
  };
  return (
    <form
      className="inline-form"
      data-typing
      onSubmit={(event) => {
        event.preventDefault();
        void agree();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <Field label="An officer comes at">
        {(id) => (
          <select id={id} className="input" ref={first} value={at} onChange={(event) => setChosen(event.target.value)}>
            {choices.map((choice) => (
              <option key={choice} value={choice}>
                {whenOf(choice, now())}
                {roomIn(slots.find(({ startsAt }) => startsAt === choice))}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className="row">
        <Button look="primary" submit onPress={() => void agree()} shortcut="Enter">
          Agree
        </Button>
        <Button look="plain" onPress={onClose} shortcut="Esc">
          Put away
        </Button>
      </div>
      {notice}
    </form>
  );
}

/** The hours in which somebody can be seen there; empty until they have come, and where the pack has none. */
function useSlots(areaId: string | null): readonly SlotRow[] {
  const [slots, setSlots] = useState<readonly SlotRow[]>([]);
  useEffect(() => {
    let live = true;
    void readSlots(areaId).then((came) => live && setSlots(came));
    return () => {
      live = false;
    };
  }, [areaId]);
  return slots;
}

function roomIn(slot: SlotRow | undefined): string {
  if (slot === undefined) return '';
  const left = slot.capacity - slot.taken;
  return left > 0 ? `, ${left} of ${slot.capacity} free` : ', full';
}
