import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { TourEvent } from '../resources/events.ts';
import type { TourState } from '../resources/tour.ts';
import type { LadderTerms } from '../terms.ts';
import type { CancelDuty, EndDuty, ExtendDuty, PlanDuties, RecordAbsence, TakeDuty } from './commands.ts';
import type { DutyState } from './duty.ts';
import type { DutyEvent } from './events.ts';

type Command<C> = CommandOf<InputOf<C>>;
type OfDuty = Outcome<{ duty: readonly DutyEvent[] }>;
type States = { readonly duty: DutyState };

const noSuchDuty = () => refuse<never>('no-such-duty', 'There is no duty with this id.');
const taken = () => refuse<never>('duty-taken', 'Somebody is on for it, or it is over.');

/** One day of a pattern, by the clock of the force. */
export interface Shift {
  readonly startsAt: number;
  readonly endsAt: number;
}

interface PlanFacts {
  /** One for each of the duties, in their order. */
  readonly shifts: readonly Shift[];
  readonly lateAfterSeconds: number;
  readonly overAfterSeconds: number;
  readonly ladder: LadderTerms;
  readonly knownArea: boolean;
}

export function planDuties(
  { input }: Command<typeof PlanDuties>,
  { duties }: { readonly duties: readonly DutyState[] },
  { shifts, knownArea, ...terms }: PlanFacts,
): Outcome<{ duties: readonly (readonly DutyEvent[])[] }> {
  if (!knownArea) return refuse('no-such-area', `The force pack has no area ${input.areaId}.`);
  const { planId, callsign, kind, areaId, stationId, talkgroup, crew } = input;
  const of = { planId, callsign, kind, areaId, stationId, talkgroup };
  const events = duties.map((state, at): readonly DutyEvent[] => {
    const shift = shifts[at];
    if (state.situation !== 'none' || shift === undefined) return [];
    return [{ type: 'operations.DutyPlanned', data: { ...of, ...shift, ...terms }, detail: { crew } }];
  });
  return decided({ duties: events }, { planned: events.filter((list) => list.length > 0).length });
}

export function takeDuty({ input: { tourId } }: Command<typeof TakeDuty>, { duty }: States): OfDuty {
  if (duty.situation === 'none') return noSuchDuty();
  if (duty.situation !== 'planned') return taken();
  return decided({ duty: [{ type: 'operations.DutyTaken', data: { tourId } }] });
}

export function endDuty({ input: { tourId } }: Command<typeof EndDuty>, { duty }: States): OfDuty {
  if (duty.situation === 'none') return noSuchDuty();
  if (duty.situation !== 'on' || duty.tourId !== tourId) return refuse('not-on', 'This tour is not on for it.');
  return decided({ duty: [{ type: 'operations.DutyEnded', data: {} }] });
}

export function recordAbsence({ input }: Command<typeof RecordAbsence>, { duty: state }: States): OfDuty {
  if (state.situation === 'none') return noSuchDuty();
  if (state.situation === 'ended' || state.situation === 'cancelled') return refuse('duty-over', 'This duty is over.');
  const { collar, reason } = input;
  if (!state.duty.crew.some((one) => one.collar === collar)) {
    return refuse('not-of-the-crew', 'Nobody with this collar number is on this duty.');
  }
  return decided({ duty: [{ type: 'operations.AbsenceRecorded', data: { collar }, detail: { reason } }] });
}

/** The board and the recommendation read the end of the shift from the tour: both move at once. */
export function extendDuty(
  { input: { until, reason } }: Command<typeof ExtendDuty>,
  { duty: state, tour }: States & { readonly tour: TourState | null },
): Outcome<{ duty: readonly DutyEvent[]; tour?: readonly TourEvent[] }> {
  if (state.situation === 'none') return noSuchDuty();
  if (state.situation === 'ended' || state.situation === 'cancelled') return refuse('duty-over', 'This duty is over.');
  if (until <= state.duty.endsAt) return refuse('before-its-end', 'That is no later than it ends now.');
  const duty = [{ type: 'operations.DutyExtended', data: { until }, detail: { reason } }] as const;
  if (tour?.situation !== 'on-tour') return decided({ duty });
  const from = tour.tour.terms.shiftEndsAt;
  return decided({ duty, tour: [{ type: 'operations.ShiftExtended', data: { from, until } }] });
}

export function cancelDuty({ input: { reason } }: Command<typeof CancelDuty>, { duty }: States): OfDuty {
  if (duty.situation === 'none') return noSuchDuty();
  if (duty.situation !== 'planned') return taken();
  return decided({ duty: [{ type: 'operations.DutyCancelled', data: {}, detail: { reason } }] });
}
