import { useState } from 'react';
import { useClient, usePersistent, useRows } from '../../../client/react.tsx';
import { Seats } from '../../../modules/force/contract.ts';
import { BookOn, Duties } from '../../../modules/operations/contract.ts';
import { useActs } from '../acts/acts-provider.tsx';
import { type PackRow, useOfficer } from '../session/officer.tsx';
import { remember } from '../session/settings.ts';
import {
  type BookingChoices,
  type BookingForm,
  bookingOf,
  type DutyNow,
  lacking,
  lengths,
  openForm,
  rosteredForm,
} from './booking.ts';
import { SelectField } from './select-field.tsx';
import { TextField } from './text-field.tsx';

/** Nobody can be sent who is not booked on: this comes first, and after the first shift it is one tap. */
export function BookOnPage() {
  const { pack } = useOfficer();
  if (pack === null) return <p className="page quiet">The units and areas of the force have not come yet.</p>;
  return <BookOnForm pack={pack} />;
}

function useChoices(pack: PackRow): BookingChoices {
  const { session } = useOfficer();
  const seats = useRows(Seats);
  const { id, name, callsign } = session.subject;
  const talkgroups = [...new Set(seats.list.flatMap((seat) => seat.talkgroup ?? []))].sort();
  const { unitKinds: kinds, permits, areas } = pack;
  return { name, accountId: id, callsign, kinds, permits, areas, talkgroups };
}

const EARLY_MS = 4 * 3_600_000;

/** The duty that the roster has for me now. */
function useDuty(now: number): DutyNow | null {
  const { session } = useOfficer();
  const { list } = useRows(Duties);
  const mine = list.filter(
    ({ state, crew, startsAt, endsAt }) =>
      state === 'planned' &&
      startsAt - EARLY_MS <= now &&
      now < endsAt &&
      crew.some(({ name }) => name === session.subject.name),
  );
  return mine.toSorted((a, b) => a.startsAt - b.startsAt)[0] ?? null;
}

function BookOnForm({ pack }: { pack: PackRow }) {
  const { memory } = useOfficer();
  const { newId, now } = useClient();
  const acts = useActs();
  const { booking: last } = usePersistent(memory);
  const choices = useChoices(pack);
  const [entered, setEntered] = useState<Partial<BookingForm>>({});
  const [fault, setFault] = useState<string | null>(null);
  const duty = useDuty(now());
  const opened = openForm(choices, last);
  const form = {
    ...(duty === null ? opened : rosteredForm(opened, duty, { name: choices.name, now: now() })),
    ...entered,
  };
  const set = (part: Partial<BookingForm>): void => setEntered({ ...entered, ...part });
  const go = (): void => {
    const missing = lacking(form);
    setFault(missing);
    if (missing !== null) return;
    const booking = bookingOf(form, { tourId: newId(), now: now(), choices, last });
    remember(memory, { booking, tourId: booking.tourId });
    void acts.act(BookOn, booking, `Book on ${booking.callsign}`);
  };
  return (
    <form
      className="page low stack"
      aria-label="Book on"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <h2>Book on</h2>
      {duty !== null && <p className="quiet">As the roster has it: {duty.callsign}.</p>}
      <BookOnFields pack={pack} form={form} set={set} talkgroups={choices.talkgroups} />
      {fault !== null && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      <button type="submit" className="act primary next">
        Book on {form.callsign}
      </button>
    </form>
  );
}

interface FieldsProps {
  readonly pack: PackRow;
  readonly form: BookingForm;
  readonly set: (part: Partial<BookingForm>) => void;
  readonly talkgroups: readonly string[];
}

const offered = lengths.map((hours) => ({ id: String(hours), name: `${hours} hours from now` }));

function BookOnFields({ pack, form, set, talkgroups }: FieldsProps) {
  const areas = pack.areas.filter((area) => area.parent === null);
  return (
    <>
      <details>
        <summary>Crew, vehicle, area, end of shift</summary>
        <div className="stack">
          <TextField label="Partner" value={form.partnerName} onValue={(partnerName) => set({ partnerName })} />
          <TextField
            label="Partner’s collar number"
            numeric
            value={form.partnerCollar}
            onValue={(partnerCollar) => set({ partnerCollar })}
          />
          <TextField
            label="Vehicle registration"
            capitals
            value={form.registration}
            onValue={(registration) => set({ registration })}
          />
          <TextField label="Equipment" value={form.equipment} onValue={(equipment) => set({ equipment })} />
          <SelectField label="Area" value={form.areaId} options={areas} onValue={(areaId) => set({ areaId })} />
          <SelectField
            label="Talkgroup"
            value={form.talkgroup}
            options={talkgroups.map((id) => ({ id, name: id }))}
            onValue={(talkgroup) => set({ talkgroup })}
          />
          <SelectField
            label="Shift ends"
            value={String(form.hours)}
            options={offered}
            onValue={(hours) => set({ hours: Number(hours) })}
          />
        </div>
      </details>
      <div className="pair">
        <TextField label="Callsign" capitals value={form.callsign} onValue={(callsign) => set({ callsign })} />
        <TextField label="My collar number" numeric value={form.collar} onValue={(collar) => set({ collar })} />
      </div>
      <SelectField label="Unit" value={form.kind} options={pack.unitKinds} onValue={(kind) => set({ kind })} />
      <SelectField
        label="My driving permit"
        value={form.permit}
        options={pack.permits}
        onValue={(permit) => set({ permit })}
      />
    </>
  );
}
