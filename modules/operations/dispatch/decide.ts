import { type CommandOf, confirm, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { IncidentEvent } from '../incidents/events.ts';
import type { Incident, IncidentState } from '../incidents/incident.ts';
import type { CallsignEvent, TourEvent } from '../resources/events.ts';
import { type CallsignState, isOnDuty, shownStatus, type Tour, type TourState } from '../resources/tour.ts';
import type { AssignUnit } from './commands.ts';

export type Command<C> = CommandOf<InputOf<C>>;

/** A unit and the incidents that a command touches; the same stream may stand under two names. */
export interface AssignStates {
  readonly incident: IncidentState;
  readonly tour: TourState;
  readonly callsign: CallsignState;
  /** The incident that the unit is on now, when it is another one. */
  readonly previous: IncidentState | null;
}

export type Assigned = Outcome<{
  incident: readonly IncidentEvent[];
  tour: readonly TourEvent[];
  callsign?: readonly CallsignEvent[];
  previous?: readonly IncidentEvent[];
}>;

export interface AssignFacts {
  /** What the response plan of the incident's code asks of a unit. */
  readonly plan: {
    readonly name: string;
    readonly skills: readonly string[];
    readonly kinds: readonly string[];
  } | null;
  /** A concealed record lies within its radius, and the actor is not on its list. */
  readonly nearConcealed: boolean;
}

type Found<S> = Exclude<S, { situation: 'none' }>;

export const noSuchIncident = () => refuse<never>('no-such-incident', 'There is no incident with this id.');
export const noSuchTour = () => refuse<never>('no-such-tour', 'There is no tour of duty with this id.');

/**
 * Assigns a unit. No operational reason refuses it: every doubt is a warning that one key confirms, and the confirmed
 * ones stand in the log with the name of who chose. A unit has one active assignment; taking it from another incident is
 * never silent: that incident's log says so, its clock runs again and its desk is told.
 */
export function assignUnit(command: Command<typeof AssignUnit>, states: AssignStates, facts: AssignFacts): Assigned {
  const { incident, tour } = states;
  if (incident.situation === 'none') return noSuchIncident();
  if (tour.situation === 'none') return noSuchTour();
  if (incident.situation === 'closed') return refuse('incident-closed', 'That incident is closed: re-open it first.');
  const { assignmentId, incidentId, tourId, how } = command.input;
  if (incident.incident.assignments.some((a) => a.tourId === tourId)) {
    return refuse('already-assigned', `${tour.tour.terms.callsign} is on this incident already.`);
  }
  const taken = takenCallsign(tour, states.callsign, tourId);
  if (taken !== null) return taken;
  const warnings = warningsOf(command.input.how, { incident, tour, previous: states.previous }, facts);
  const open = warnings.find((warning) => !command.confirmed.has(warning.code));
  if (open !== undefined) return confirm(open.code, open.detail);
  const stacked = how === 'stack' && tour.tour.active !== null;
  const unit = { assignmentId, tourId, callsign: tour.tour.terms.callsign };
  const confirmed = warnings.map((warning) => warning.code);
  const moved = stacked ? stayed : moveFrom(tourId, tour.tour, states.previous, incident.incident);
  const back = backOnDuty(tour, tourId);
  return decided(
    {
      incident: [{ type: 'operations.UnitAssigned', data: { ...unit, stacked, atScene: false, confirmed } }],
      tour: [
        ...back.tour,
        ...moved.tour,
        {
          type: 'operations.AssignmentTaken',
          data: { assignmentId, incidentId, stacked, atScene: false, gradeId: incident.incident.grade.id },
        },
      ],
      ...(back.callsign.length > 0 && { callsign: back.callsign }),
      ...(moved.previous.length > 0 && { previous: moved.previous }),
    },
    { assignmentId, stacked },
  );
}

/** A tour that has ended is called back unless its callsign is out with another crew: that one is the unit meant. */
export function takenCallsign(tour: Found<TourState>, callsign: CallsignState, tourId: string): Outcome<never> | null {
  if (tour.situation === 'on-tour' || callsign.situation === 'free' || callsign.tourId === tourId) return null;
  const text = `This tour has ended; ${tour.tour.terms.callsign} is on duty with another crew.`;
  return refuse('no-such-tour', text, { tourId: callsign.tourId });
}

export function backOnDuty(
  tour: Found<TourState>,
  tourId: string,
): { readonly tour: readonly TourEvent[]; readonly callsign: readonly CallsignEvent[] } {
  if (tour.situation === 'on-tour') return { tour: [], callsign: [] };
  return {
    tour: [{ type: 'operations.TourResumed', data: {} }],
    callsign: [{ type: 'operations.CallsignTaken', data: { tourId } }],
  };
}

interface Moved {
  readonly tour: readonly TourEvent[];
  readonly previous: readonly IncidentEvent[];
}
const stayed: Moved = { tour: [], previous: [] };

/** Takes a unit from the incident that it is on; a restricted destination is not named there. */
export function moveFrom(tourId: string, tour: Tour, previous: IncidentState | null, to: MoveTarget): Moved {
  const { active } = tour;
  if (active === null || previous === null || previous.situation === 'none') return stayed;
  const { assignmentId, incidentId } = active;
  const why = 'diverted' as const;
  const toNumber = to.restriction.kind === 'none' ? to.number.number : null;
  const reason = toNumber === null ? 'Diverted' : `Diverted to ${toNumber}`;
  const unit = { assignmentId, tourId, callsign: tour.terms.callsign };
  return {
    tour: [{ type: 'operations.AssignmentEnded', data: { assignmentId, incidentId, why } }],
    previous: [{ type: 'operations.UnitStoodDown', data: { ...unit, why, toNumber }, detail: { reason } }],
  };
}

export type MoveTarget = Pick<Incident, 'number' | 'restriction'>;

interface Doubted {
  readonly incident: Found<IncidentState>;
  readonly tour: Found<TourState>;
  readonly previous: IncidentState | null;
}

interface Warning {
  readonly code: string;
  readonly detail: string;
}

/** Every doubt about this unit for this incident, the gravest first. */
function warningsOf(
  how: Command<typeof AssignUnit>['input']['how'],
  { incident: state, tour, previous }: Doubted,
  facts: AssignFacts,
): readonly Warning[] {
  const { terms, emergencySince, active } = tour.tour;
  const { callsign } = terms;
  const found: Warning[] = [];
  const warn = (when: boolean, code: string, detail: string) => when && found.push({ code, detail });
  warn(
    facts.nearConcealed || state.incident.restriction.kind !== 'none',
    'ring-the-fim',
    'Contact the FIM before deploying here.',
  );
  warn(terms.armed, 'fim-authority', `${callsign} is armed: FIM authority needed.`);
  warn(emergencySince !== null, 'unit-emergency', `${callsign} has an emergency call open.`);
  warn(!isOnDuty(tour), 'unit-off-duty', `${callsign} is off duty.`);
  warn(active !== null && how === 'assign', 'unit-committed', committed(callsign, previous));
  const { status } = shownStatus(tour);
  const busy = isOnDuty(tour) && emergencySince === null && (active === null || tour.tour.ownLater);
  warn(busy && status.availability === 'unavailable', 'unit-unavailable', `${callsign} is ${status.name}.`);
  const missing = (facts.plan?.skills ?? []).filter((skill) => !terms.skills.includes(skill));
  warn(missing.length > 0, 'skill-missing', `${callsign} lacks: ${missing.join(', ')}.`);
  const kinds = facts.plan?.kinds ?? [];
  const suits = terms.responds && (kinds.length === 0 || kinds.includes(terms.kind));
  warn(!suits, 'not-suitable', `The response plan does not send this kind of unit (${terms.kind}).`);
  return found;
}

/** Names where the unit is, unless that must not be told. */
function committed(callsign: string, previous: IncidentState | null): string {
  const open = previous !== null && previous.situation !== 'none' && previous.incident.restriction.kind !== 'concealed';
  const where = open ? `${previous.incident.number.number} (${previous.incident.grade.id})` : 'another incident';
  return `${callsign} is on ${where}: divert it, or stack this one behind.`;
}
