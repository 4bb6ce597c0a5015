import { type CommandOf, confirm, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { IncidentEvent } from '../incidents/events.ts';
import type { Incident, IncidentState } from '../incidents/incident.ts';
import type { CallsignEvent, TourEvent } from '../resources/events.ts';
import { skillsAt } from '../resources/skills.ts';
import { type CallsignState, isOnDuty, shownStatus, type Tour, type TourState } from '../resources/tour.ts';
import { armedUntil } from '../tactical/tactic.ts';
import { type ChoiceFacts, nothingKnown, weighChoice } from './choice/choose.ts';
import type { AssignUnit } from './commands.ts';
import type { Sought } from './plan.ts';
import type { SelfAssigned } from './self-assign.ts';
import { doubtsOf, suit } from './suitability.ts';

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
  /** What the response plan of the incident asks for as it stands. */
  readonly plan: Sought | null;
  /** How the force calls the unit's kind; left out: by its id. */
  readonly kindName?: string;
  /** What was recommended, and whether the force asks why; left out: nothing is known of it. */
  readonly choice?: ChoiceFacts;
  /** What else has the unit now, in words; left out: nothing. */
  readonly claimed?: string | null;
  /** A concealed record lies within its radius, and the actor is not on its list. */
  readonly nearConcealed: boolean;
  /** The crew sends itself; `against`: why the force's policy does not have it. Left out: somebody else sends it. */
  readonly selfAssigned?: SelfAssigned | null;
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
  const { callsign } = tour.tour.terms;
  const onIt = incident.incident.assignments.map((one) => one.tourId);
  const chosen = { assignmentId, tourId, callsign, onIt, reason: command.input.reason || null };
  const { question, events: choice } = weighChoice(chosen, facts.choice ?? nothingKnown);
  const warnings = [
    ...warningsOf(how, { incident, tour, previous: states.previous, at: command.recordedAt }, facts),
    ...(question === null ? [] : [{ code: 'reason-wanted', detail: question }]),
  ];
  const open = warnings.find((warning) => !command.confirmed.has(warning.code));
  if (open !== undefined) return confirm(open.code, open.detail);
  const stacked = how === 'stack' && tour.tour.active !== null;
  const unit = { assignmentId, tourId, callsign };
  const confirmed = warnings.map((warning) => warning.code);
  const moved = stacked ? stayed : moveFrom(tourId, tour.tour, states.previous, incident.incident);
  const back = backOnDuty(tour, tourId);
  return decided(
    {
      incident: [
        {
          type: 'operations.UnitAssigned',
          data: { ...unit, stacked, atScene: false, confirmed, ...(facts.selfAssigned && { self: true }) },
        },
        ...choice,
      ],
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
  readonly at: number;
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
  { incident: state, tour, previous, at }: Doubted,
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
  const against = facts.selfAssigned?.against ?? null;
  warn(against !== null, 'not-by-policy', `${callsign} sends itself against the force's policy: ${against}.`);
  const authorised = (armedUntil(state.incident.tactics) ?? 0) > at;
  const suited = doubtsAbout(terms, facts, { at, authorised });
  const doubt = (code: string) => {
    const stands = suited.find((one) => one.code === code);
    if (stands !== undefined) warn(true, code, `${callsign}, ${stands.text}.`);
  };
  doubt('fim-authority');
  warn(emergencySince !== null, 'unit-emergency', `${callsign} has an emergency call open.`);
  warn(!isOnDuty(tour), 'unit-off-duty', `${callsign} is off duty.`);
  warn(active !== null && how === 'assign', 'unit-committed', committed(callsign, previous));
  const { status } = shownStatus(tour);
  const busy = isOnDuty(tour) && emergencySince === null && (active === null || tour.tour.ownLater);
  warn(busy && status.availability === 'unavailable', 'unit-unavailable', `${callsign} is ${status.name}.`);
  const claimed = facts.claimed ?? null;
  warn(claimed !== null, 'unit-held', `${callsign} is ${claimed}.`);
  doubt('skill-missing');
  doubt('not-suitable');
  return found;
}

/** The rule that the recommendation shows beside a unit: the same words are asked here. */
function doubtsAbout(
  terms: Tour['terms'],
  { plan, kindName = terms.kind }: AssignFacts,
  { at, authorised }: { readonly at: number; readonly authorised: boolean },
) {
  const { kind: id, responds, armed } = terms;
  const unit = { kind: { id, name: kindName, responds, armed }, ...skillsAt(terms, at) };
  return doubtsOf(unit, plan, suit(unit, plan?.needs ?? []), authorised);
}

/** Names where the unit is, unless that must not be told. */
function committed(callsign: string, previous: IncidentState | null): string {
  const open = previous !== null && previous.situation !== 'none' && previous.incident.restriction.kind !== 'concealed';
  const where = open ? `${previous.incident.number.number} (${previous.incident.grade.id})` : 'another incident';
  return `${callsign} is on ${where}: divert it, or stack this one behind.`;
}
