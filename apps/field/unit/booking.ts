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
    talkgroup: last?.talkgroup ?? choices.talkgroups[0] ?? '',
    areaId: last?.areaId ?? choices.areas.find((area) => area.parent === null)?.id ?? '',
    hours: USUAL_HOURS,
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
    talkgroup: form.talkgroup,
    issi: same?.issi ?? null,
    areaId: form.areaId,
    stationId: last?.stationId ?? null,
    shiftEndsAt: now + form.hours * HOUR_MS,
  };
}
