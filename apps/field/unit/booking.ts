import type { Booking } from './my-unit.ts';

/** What the officer fills in; the rest follows from the pack and from the last shift. */
export interface BookingForm {
  readonly callsign: string;
  readonly kind: string;
  readonly collar: string;
  readonly permit: string;
  readonly partnerName: string;
  readonly partnerCollar: string;
  readonly registration: string;
  /** Words between commas. */
  readonly equipment: string;
  readonly talkgroup: string;
  readonly areaId: string;
  readonly hours: number;
}

export interface BookingChoices {
  readonly name: string;
  readonly accountId: string;
  readonly callsign: string | null;
  readonly kinds: readonly { readonly id: string }[];
  readonly permits: readonly { readonly id: string }[];
  readonly areas: readonly { readonly id: string; readonly parent: string | null }[];
  readonly talkgroups: readonly string[];
}

/** What the roster has for this officer now. */
export interface DutyNow {
  readonly callsign: string;
  readonly kind: string;
  readonly areaId: string;
  readonly endsAt: number;
  readonly crew: readonly { readonly collar: string; readonly name: string; readonly permit: string }[];
}

/** The lengths of a shift that the form offers, in hours. */
export const lengths = [4, 6, 8, 9, 10, 12];
const USUAL_HOURS = 9;
const HOUR_MS = 3_600_000;

/** The form as it opens: the last shift again, else the first thing of each kind that the force has. */
export function openForm(choices: BookingChoices, last: Booking | null): BookingForm {
  const me = last?.crew.find((member) => member.accountId === choices.accountId) ?? last?.crew[0];
  const partner = last?.crew.find((member) => member !== me);
  return {
    callsign: last?.callsign ?? choices.callsign ?? '',
    kind: last?.kind ?? choices.kinds[0]?.id ?? '',
    collar: me?.collar ?? '',
    // Unknown: the plain permit counts, which promises nothing that the officer may not drive.
    permit: me?.permit ?? choices.permits[0]?.id ?? 'none',
    partnerName: partner?.name ?? '',
    partnerCollar: partner?.collar ?? '',
    registration: last?.vehicle?.registration ?? '',
    equipment: (last?.equipment ?? []).join(', '),
    talkgroup: last?.talkgroup ?? choices.talkgroups[0] ?? '',
    areaId: last?.areaId ?? choices.areas.find((area) => area.parent === null)?.id ?? '',
    hours: USUAL_HOURS,
  };
}

/** Over the last shift stands what the roster has planned for today. */
export function rosteredForm(
  form: BookingForm,
  duty: DutyNow,
  who: { readonly name: string; readonly now: number },
): BookingForm {
  const { callsign, kind, areaId, endsAt, crew } = duty;
  const me = crew.find(({ name }) => name === who.name);
  const partner = crew.find((one) => one !== me);
  const left = (endsAt - who.now) / HOUR_MS;
  return {
    ...form,
    ...{ callsign, kind, areaId },
    collar: me?.collar ?? form.collar,
    permit: me?.permit ?? form.permit,
    partnerName: partner?.name ?? '',
    partnerCollar: partner?.collar ?? '',
    hours: lengths.reduce((best, one) => (Math.abs(one - left) < Math.abs(best - left) ? one : best)),
  };
}

/** What is missing, in words; null when the form can go. */
export function lacking(form: BookingForm): string | null {
  if (form.callsign.trim() === '') return 'Enter the callsign.';
  if (form.collar.trim() === '') return 'Enter your collar number.';
  return form.partnerName.trim() === '' && form.partnerCollar.trim() !== '' ? 'Enter the name of your partner.' : null;
}

export interface BookingContext {
  readonly tourId: string;
  readonly now: number;
  readonly choices: BookingChoices;
  readonly last: Booking | null;
}

export function bookingOf(form: BookingForm, { tourId, now, choices, last }: BookingContext): Booking {
  const { name, accountId } = choices;
  const me = { collar: form.collar.trim(), name, permit: form.permit, accountId };
  const partner = { collar: form.partnerCollar.trim(), name: form.partnerName.trim(), permit: 'none', accountId: null };
  const registration = form.registration.trim().toUpperCase();
  const callsign = form.callsign.trim().toUpperCase();
  const same = last?.callsign === callsign ? last : null;
  return {
    tourId,
    callsign,
    kind: form.kind,
    crew: partner.name === '' ? [me] : [me, partner],
    vehicle: registration === '' ? null : { registration, kind: 'car' },
    skills: last?.skills ?? [],
    equipment: form.equipment
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== ''),
    talkgroup: form.talkgroup,
    issi: same?.issi ?? null,
    areaId: form.areaId,
    stationId: last?.stationId ?? null,
    shiftEndsAt: now + form.hours * HOUR_MS,
  };
}
