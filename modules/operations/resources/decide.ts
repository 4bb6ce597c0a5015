import { type CommandOf, confirm, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { IncidentEvent } from '../incidents/events.ts';
import type { StatusFound } from '../pack-terms.ts';
import type {
  BookOff,
  BookOn,
  CallUnitBack,
  EndEmergency,
  ResetUnitTimers,
  SeeUnitAlarm,
  SetStatus,
} from './commands.ts';
import type { CallsignEvent, TourEvent } from './events.ts';
import { releaseActive } from './release.ts';
import { type HeldSkill, unitSkills } from './skills.ts';
import { type CallsignState, EMERGENCY, shownStatus, type Tour, type TourState } from './tour.ts';

type Command<C> = CommandOf<InputOf<C>>;
type OfTour = Outcome<{ tour: readonly TourEvent[] }>;
type OfBooking = Outcome<{ tour: readonly TourEvent[]; callsign: readonly CallsignEvent[] }>;
/** The incidents of a unit: the active one first, then the stacked ones in their order. */
type OfTourAndIncidents = Outcome<{
  tour: readonly TourEvent[];
  callsign?: readonly CallsignEvent[];
  incidents?: readonly (readonly IncidentEvent[])[];
}>;

const noSuchTour = () => refuse<never>('no-such-tour', 'There is no tour of duty with this id.');

type Began = Extract<TourEvent, { type: 'operations.TourBegan' }>['data'];
type Booked = Pick<Began, 'responds' | 'armed' | 'emergencyDriver' | 'shown' | 'emergencyLadder' | 'timers'>;
/** Of the crew: their accounts by collar number, for whoever sits beside the one that books on acts for the unit as well, and their register. */
export interface CrewFacts {
  readonly accountOf: ReadonlyMap<string, string>;
  readonly held: readonly HeldSkill[];
}
export type BookingFacts = Booked & CrewFacts;

export function bookOn(
  { input, recordedAt }: Command<typeof BookOn>,
  { tour, callsign }: { tour: TourState; callsign: CallsignState },
  { accountOf, held, ...facts }: BookingFacts,
): OfBooking {
  if (tour.situation !== 'none') return refuse('tour-exists', 'A tour with this id exists already.');
  if (callsign.situation === 'on-duty') {
    return refuse('callsign-on-duty', `${input.callsign} is on duty already.`, { tourId: callsign.tourId });
  }
  const crew = input.crew.map((one) => ({ ...one, accountId: one.accountId ?? accountOf.get(one.collar) ?? null }));
  const { tourId, kind, vehicle, equipment = [], talkgroup, issi, areaId, stationId, shiftEndsAt } = input;
  const data = {
    ...facts,
    ...unitSkills(input.skills, held, recordedAt),
    ...{ callsign: input.callsign, kind, vehicle, equipment, talkgroup, issi, areaId, stationId, shiftEndsAt },
    permits: crew.map((member) => member.permit),
  };
  return decided(
    {
      tour: [{ type: 'operations.TourBegan', data, detail: { crew } }],
      callsign: [{ type: 'operations.CallsignTaken', data: { tourId } }],
    },
    { tourId },
  );
}

/** Everything that a unit still holds ends with its tour; each incident is told. */
export function bookOff(
  { input, confirmed }: Command<typeof BookOff>,
  { tour: state }: { tour: TourState },
): OfTourAndIncidents {
  if (state.situation === 'none') return noSuchTour();
  if (state.situation === 'ended') return refuse('already-off', 'This tour has ended.');
  const { tour } = state;
  const held = [...(tour.active === null ? [] : [tour.active]), ...tour.stacked];
  if (held.length > 0 && !confirmed.has('still-assigned')) {
    return confirm('still-assigned', `${tour.terms.callsign} still has an assignment; it will be stood down.`);
  }
  const { tourId } = input;
  const why = 'booked-off' as const;
  const ends = held.map(
    ({ assignmentId, incidentId }): TourEvent => ({
      type: 'operations.AssignmentEnded',
      data: { assignmentId, incidentId, why },
    }),
  );
  const incidents = held.map(({ assignmentId }): IncidentEvent[] => [
    {
      type: 'operations.UnitStoodDown',
      data: { assignmentId, tourId, callsign: tour.terms.callsign, why, toNumber: null },
      detail: { reason: 'Booked off duty' },
    },
  ]);
  return decided({
    tour: [...ends, { type: 'operations.TourEnded', data: {} }],
    callsign: [{ type: 'operations.CallsignReleased', data: { tourId } }],
    incidents,
  });
}

interface StatusFacts {
  readonly status: StatusFound | null;
  /** Changes that the force pack calls unusual. */
  readonly unusual: readonly { readonly from: string; readonly to: string; readonly why: string }[];
}

/** A radio key is pressed once and asks nothing back; the room's own keys are warned when nothing is assigned. */
export function setStatus(
  { input, confirmed }: Command<typeof SetStatus>,
  { tour: state }: { tour: TourState },
  { status, unusual }: StatusFacts,
): OfTourAndIncidents {
  if (state.situation === 'none') return noSuchTour();
  if (status === null) return refuse('no-such-status', `The force pack has no status ${input.status}.`);
  const { tour } = state;
  const { meaning } = status;
  // Over everything: also over the end of the tour, for a crew that has just booked off can be attacked in the yard.
  if (meaning === 'emergency') return emergency(input.tourId, tour);
  if (state.situation === 'ended') return refuse('tour-ended', 'This tour has ended.');
  const stands = shownStatus(state).status.meaning;
  const odd = unusual.find(({ from, to }) => from === stands && to === meaning);
  if (odd !== undefined && !confirmed.has('unusual-change')) {
    return confirm('unusual-change', `${tour.terms.callsign}: ${odd.why}.`);
  }
  if (isMilestone(meaning)) {
    if (tour.active !== null) return progress(input.tourId, tour, meaning);
    if (!confirmed.has('nothing-assigned')) {
      return confirm('nothing-assigned', `${tour.terms.callsign} has no assignment for this status.`);
    }
  }
  if (meaning === 'available' && tour.active?.milestone === 'at-scene') {
    return releaseActive(input.tourId, tour, 'resumed');
  }
  const { code, name, availability } = status;
  if (availability === 'no-change') {
    return decided({ tour: [{ type: 'operations.UnitCalled', data: { code, name, meaning } }] });
  }
  const own = { code, name, meaning, availability };
  return decided({ tour: [{ type: 'operations.StatusSet', data: { status: own } }] });
}

type MilestoneMeaning = 'en-route' | 'at-scene' | 'received';

function isMilestone(meaning: string): meaning is MilestoneMeaning {
  return meaning === 'en-route' || meaning === 'at-scene' || meaning === 'received';
}

/** Status 5, 6 and 15 move the active assignment, on the unit and on its incident at once. */
function progress(tourId: string, tour: Tour, meaning: MilestoneMeaning): OfTourAndIncidents {
  const { active } = tour;
  const milestone = meaning === 'received' ? 'acknowledged' : meaning;
  const acknowledgedAlready = milestone === 'acknowledged' && active?.milestone !== 'assigned';
  if (active === null || acknowledgedAlready || active.milestone === milestone) return decided({ tour: [] });
  const { assignmentId, incidentId } = active;
  const { callsign } = tour.terms;
  return decided({
    tour: [{ type: 'operations.AssignmentProgressed', data: { assignmentId, incidentId, milestone } }],
    incidents: [[{ type: 'operations.UnitProgressed', data: { assignmentId, tourId, callsign, milestone } }]],
  });
}

/** Status 0 overrides everything until it is ended; pressed again it changes nothing. */
function emergency(tourId: string, tour: Tour): OfTourAndIncidents {
  if (tour.emergencySince !== null) return decided({ tour: [] });
  const { callsign, talkgroup } = tour.terms;
  const raised = [{ type: 'operations.EmergencyRaised', data: { callsign, talkgroup } }] as const;
  if (tour.active === null) return decided({ tour: raised });
  const data = { assignmentId: tour.active.assignmentId, tourId, callsign };
  return decided({ tour: raised, incidents: [[{ type: 'operations.UnitInEmergency', data }]] });
}

export function endEmergency(
  { input }: Command<typeof EndEmergency>,
  { tour: state }: { tour: TourState },
): OfTourAndIncidents {
  if (state.situation === 'none') return noSuchTour();
  const { active, terms, emergencySince } = state.tour;
  if (emergencySince === null) return refuse('no-emergency', 'This unit has no emergency call open.');
  const { finding, note, tourId } = input;
  const ended = [{ type: 'operations.EmergencyEnded', data: { finding }, detail: { note } }] as const;
  if (active === null) return decided({ tour: ended });
  const data = { assignmentId: active.assignmentId, tourId, callsign: terms.callsign, finding };
  return decided({ tour: ended, incidents: [[{ type: 'operations.UnitEmergencyEnded', data }]] });
}

/** Seen is not acted on: the name stands beside the alarm, the ladder goes on. */
export function seeUnitAlarm({ input }: Command<typeof SeeUnitAlarm>, { tour: state }: { tour: TourState }): OfTour {
  if (state.situation === 'none') return noSuchTour();
  const { key } = input;
  const stands = key === EMERGENCY ? state.tour.emergencySince !== null : state.tour.marks[key] !== undefined;
  if (!stands) return refuse('no-such-alarm', 'This alarm no longer stands.');
  return decided({ tour: [{ type: 'operations.UnitAlarmSeen', data: { key } }] });
}

export function callUnitBack(_command: Command<typeof CallUnitBack>, { tour: state }: { tour: TourState }): OfTour {
  if (state.situation === 'none') return noSuchTour();
  if (state.tour.callBack === null) return refuse('no-call-back', 'This unit waits for no call back.');
  return decided({ tour: [{ type: 'operations.UnitCalledBack', data: {} }] });
}

/** One, many or all units: somebody has heard of them. Those without a tour that runs are left out. */
export function resetUnitTimers(
  _command: Command<typeof ResetUnitTimers>,
  { tours }: { tours: readonly TourState[] },
): Outcome<{ tours: readonly (readonly TourEvent[])[] }> {
  const reset: readonly TourEvent[] = [{ type: 'operations.UnitTimersReset', data: {} }];
  return decided({ tours: tours.map(({ situation }) => (situation === 'on-tour' ? reset : [])) });
}
