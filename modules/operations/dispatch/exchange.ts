import { type CommandOf, confirm, decided, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { IncidentEvent } from '../incidents/events.ts';
import type { IncidentState } from '../incidents/incident.ts';
import type { CallsignEvent, TourEvent } from '../resources/events.ts';
import type { CallsignState, Tour, TourState } from '../resources/tour.ts';
import type { HandOverJob, SwapUnits } from './commands-exchange.ts';
import { type Assigned, type AssignFacts, assignUnit, type Command, noSuchIncident, noSuchTour } from './decide.ts';
import { standDown } from './decide-progress.ts';

/** A job, the unit that leaves it and the one that comes, with what else each of them is on. */
export interface ExchangeStates {
  readonly incident: IncidentState;
  readonly out: TourState;
  readonly coming: TourState;
  readonly callsign: CallsignState;
  /** What the coming unit is on now, when that is another incident. */
  readonly previous: IncidentState | null;
  /** What the leaving unit is on, when it has this incident stacked behind. */
  readonly active: IncidentState | null;
  /** The first that is stacked behind the leaving unit. */
  readonly next: IncidentState | null;
}

export interface ExchangeFacts {
  /** Of the coming unit at this incident. */
  readonly coming: AssignFacts;
  /** Of the leaving unit at the job that it takes in return. */
  readonly returning: AssignFacts | null;
}

interface Exchange {
  incident: readonly IncidentEvent[];
  out: readonly TourEvent[];
  coming: readonly TourEvent[];
  callsign?: readonly CallsignEvent[];
  previous?: readonly IncidentEvent[];
  next?: readonly IncidentEvent[];
}
type Exchanged = Outcome<Exchange>;
type Why = 'swapped' | 'handed-over';

/** Another unit in the place of one; with `exchange` each takes the other's job. */
export function swapUnits(command: Command<typeof SwapUnits>, states: ExchangeStates, facts: ExchangeFacts): Exchanged {
  const { how, reason } = command.input;
  if (how === 'exchange') return exchangeJobs(command, states, facts);
  return takeOver(command, states, facts, { why: 'swapped', words: reason, how, atScene: false });
}

/** The same, told by the crews: what has been done, and what is left to do. */
export function handOverJob(
  command: Command<typeof HandOverJob>,
  states: ExchangeStates,
  facts: ExchangeFacts,
): Exchanged {
  const { words, atScene } = command.input;
  return takeOver(command, states, facts, { why: 'handed-over', words, how: 'assign', atScene });
}

interface Place {
  readonly incidentId: string;
  readonly out: { readonly tourId: string; readonly assignmentId: string };
  readonly in: { readonly tourId: string; readonly assignmentId: string };
}

interface Taking {
  readonly why: Why;
  readonly words: string;
  readonly how: 'assign' | 'divert';
  readonly atScene: boolean;
}

/** The coming unit is assigned before the leaving one goes: at no moment is nobody on it, and no clock begins anew. */
function takeOver(command: CommandOf<Place>, states: ExchangeStates, facts: ExchangeFacts, taking: Taking): Exchanged {
  const { incidentId, out, in: into } = command.input;
  if (states.out.situation === 'none' || states.coming.situation === 'none') return noSuchTour();
  if (out.tourId === into.tourId) return refuse('same-unit', 'A unit does not take the place of itself.');
  const left = standDown(
    { ...command, input: { incidentId, ...out, reason: taking.words } },
    { incident: states.incident, tour: states.out, active: states.active, next: states.next },
  );
  if (left.outcome !== 'decided') return left;
  const [leaver, comer] = [states.out.tour, states.coming.tour];
  const gone = renamed(left.events, { why: taking.why, to: comer.terms.callsign });
  const rest = { out: gone.tour, ...(left.events.next !== undefined && { next: left.events.next }) };
  // Both are there: the one that leaves gives it over to the one that stays.
  if (comer.active?.incidentId === incidentId) return decided({ incident: gone.incident, coming: [], ...rest });
  const came = assignUnit(
    { ...command, input: { incidentId, ...into, how: taking.how } },
    { incident: states.incident, tour: states.coming, callsign: states.callsign, previous: states.previous },
    facts.coming,
  );
  if (came.outcome !== 'decided') return came;
  const taken = takenOver(came.events, { assignmentId: out.assignmentId, callsign: leaver.terms.callsign }, taking);
  return decided({
    incident: [...taken.incident, ...gone.incident],
    coming: taken.tour,
    ...(came.events.callsign !== undefined && { callsign: came.events.callsign }),
    ...(came.events.previous !== undefined && { previous: came.events.previous }),
    ...rest,
  });
}

type Sent = Extract<Assigned, { outcome: 'decided' }>['events'];

/** Both diverted, each to the other's job. What is written there says no word about this one: it may be restricted. */
function exchangeJobs(
  command: Command<typeof SwapUnits>,
  { incident, out: leaving, coming, callsign, previous }: ExchangeStates,
  facts: ExchangeFacts,
): Exchanged {
  const { incidentId, out, in: into, returnAssignmentId, reason } = command.input;
  if (incident.situation === 'none') return noSuchIncident();
  if (leaving.situation === 'none' || coming.situation === 'none') return noSuchTour();
  if (out.tourId === into.tourId) return refuse('same-unit', 'A unit does not take the place of itself.');
  const [mine, theirs] = [leaving.tour.active, coming.tour.active];
  if (mine?.assignmentId !== out.assignmentId || mine.incidentId !== incidentId) {
    return refuse('no-such-assignment', `${leaving.tour.terms.callsign} is not on this incident now.`);
  }
  if (theirs === null || previous === null || previous.situation === 'none' || facts.returning === null) {
    return nothingInReturn(coming.tour);
  }
  if (returnAssignmentId === null || theirs.incidentId === incidentId) return nothingInReturn(coming.tour);
  const here = assignUnit(
    { ...command, input: { incidentId, ...into, how: 'divert' } },
    { incident, tour: coming, callsign, previous },
    facts.coming,
  );
  const there = assignUnit(
    {
      ...command,
      input: { incidentId: theirs.incidentId, tourId: out.tourId, assignmentId: returnAssignmentId, how: 'divert' },
    },
    { incident: previous, tour: leaving, callsign: { situation: 'free' }, previous: incident },
    facts.returning,
  );
  if (here.outcome !== 'decided') return here;
  if (there.outcome !== 'decided') return there.outcome === 'confirm' ? confirm(there.code, there.detail) : there;
  const [outName, inName] = [leaving.tour.terms.callsign, coming.tour.terms.callsign];
  const swapped = { why: 'swapped', atScene: false } as const;
  const came = takenOver(here.events, { assignmentId: out.assignmentId, callsign: outName }, swapped);
  const went = takenOver(there.events, { assignmentId: theirs.assignmentId, callsign: inName }, swapped);
  return decided({
    incident: [...came.incident, ...left(there.events, { to: inName, reason })],
    out: renamedTour(went.tour, { why: 'swapped', to: inName }),
    coming: renamedTour(came.tour, { why: 'swapped', to: outName }),
    previous: [...went.incident, ...left(here.events, { to: outName, reason: 'Swapped' })],
  });
}

function nothingInReturn({ terms }: Tour): Outcome<never> {
  return refuse('nothing-in-return', `${terms.callsign} has no job that could be taken in return.`);
}

interface Renamed {
  readonly why: Why;
  readonly to: string;
}

function renamed(
  { incident, tour }: { readonly incident: readonly IncidentEvent[]; readonly tour: readonly TourEvent[] },
  as: Renamed,
) {
  return {
    incident: incident.map(
      (event): IncidentEvent =>
        event.type === 'operations.UnitStoodDown' ? { ...event, data: { ...event.data, ...as } } : event,
    ),
    tour: renamedTour(tour, as),
  };
}

function renamedTour(tour: readonly TourEvent[], as: Renamed): readonly TourEvent[] {
  return tour.map((event) =>
    event.type === 'operations.AssignmentEnded' ? { ...event, data: { ...event.data, ...as } } : event,
  );
}

/** What the divert wrote on the incident that a unit has left, as the swap that it is. */
function left({ previous = [] }: Sent, { to, reason }: { readonly to: string; readonly reason: string }) {
  return previous.map(
    (event): IncidentEvent =>
      event.type === 'operations.UnitStoodDown'
        ? { ...event, data: { ...event.data, why: 'swapped', to }, detail: { reason } }
        : event,
  );
}

/** Both histories know of each other: the new assignment names the one that it takes over. */
function takenOver(
  { incident, tour }: Sent,
  before: { readonly assignmentId: string; readonly callsign: string },
  { atScene }: Pick<Taking, 'atScene'>,
): { readonly incident: readonly IncidentEvent[]; readonly tour: readonly TourEvent[] } {
  return {
    incident: incident.map(
      (event): IncidentEvent =>
        event.type === 'operations.UnitAssigned'
          ? { ...event, data: { ...event.data, atScene, takesOver: before.assignmentId } }
          : event,
    ),
    tour: tour.map(
      (event): TourEvent =>
        event.type === 'operations.AssignmentTaken'
          ? { ...event, data: { ...event.data, atScene, takesOver: before } }
          : event,
    ),
  };
}
