import { confirm, decided, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { IncidentEvent } from '../incidents/events.ts';
import type { IncidentState } from '../incidents/incident.ts';
import type { TourEvent } from '../resources/events.ts';
import { releaseActive } from '../resources/release.ts';
import type { Stacked, Tour, TourState } from '../resources/tour.ts';
import type { Milestone, ReportProgress, StandDown } from './commands.ts';
import { type Command, noSuchIncident, noSuchTour } from './decide.ts';

export interface ProgressStates {
  readonly incident: IncidentState;
  readonly tour: TourState;
  /** The incident that the unit is on now, when it is another one than the one reported about. */
  readonly active: IncidentState | null;
  /** The incident of the first assignment stacked on the unit. */
  readonly next: IncidentState | null;
}

type Progressed = Outcome<{
  incident: readonly IncidentEvent[];
  tour: readonly TourEvent[];
  active?: readonly IncidentEvent[];
  next?: readonly IncidentEvent[];
}>;

const usual: Readonly<Record<string, readonly Milestone[]>> = {
  assigned: ['acknowledged', 'en-route'],
  acknowledged: ['en-route'],
  'en-route': ['at-scene'],
  'at-scene': ['resumed'],
};

export function reportProgress(command: Command<typeof ReportProgress>, states: ProgressStates): Progressed {
  const found = findAssignment(command.input, states);
  if ('refused' in found) return found.refused;
  const { tour, stacked } = found;
  const { milestone, tourId } = command.input;
  const stands = stacked === null ? (tour.active?.milestone ?? 'assigned') : 'stacked';
  if (stands === milestone) return decided({ incident: [], tour: [] });
  if (!usual[stands]?.includes(milestone) && !command.confirmed.has('unusual-order')) {
    return confirm('unusual-order', `${tour.terms.callsign} is ${stands}: ${milestone} is not the usual next step.`);
  }
  if (stacked !== null) return ofStacked(command.input, tour, stacked);
  if (milestone === 'resumed') return released(releaseActive(tourId, tour, 'resumed'));
  return moved(command.input, tour, milestone);
}

export function standDown({ input }: Command<typeof StandDown>, states: ProgressStates): Progressed {
  const found = findAssignment(input, states);
  if ('refused' in found) return found.refused;
  const { tour, stacked } = found;
  const { reason, tourId } = input;
  if (stacked === null) return released(releaseActive(tourId, tour, { stoodDown: reason }));
  const unit = { assignmentId: stacked.assignmentId, tourId, callsign: tour.terms.callsign };
  return decided({
    incident: [
      {
        type: 'operations.UnitStoodDown',
        data: { ...unit, why: 'stood-down', toNumber: null },
        detail: { reason },
      },
    ],
    tour: [{ type: 'operations.AssignmentEnded', data: { ...stacked, why: 'stood-down' } }],
  });
}

type Naming = { readonly incidentId: string; readonly tourId: string; readonly assignmentId: string };
type Found = { readonly tour: Tour; readonly stacked: Stacked | null } | { readonly refused: Outcome<never> };

function findAssignment({ incidentId, assignmentId }: Naming, { incident, tour: state }: ProgressStates): Found {
  if (incident.situation === 'none') return { refused: noSuchIncident() };
  if (state.situation === 'none') return { refused: noSuchTour() };
  const { tour } = state;
  const isThis = (held: Stacked | null) => held?.assignmentId === assignmentId && held.incidentId === incidentId;
  if (isThis(tour.active)) return { tour, stacked: null };
  const stacked = tour.stacked.find(isThis);
  if (stacked !== undefined) return { tour, stacked };
  if (incident.incident.ended.includes(assignmentId)) {
    return { refused: refuse('assignment-ended', 'This assignment has ended.') };
  }
  return { refused: refuse('no-such-assignment', `${tour.terms.callsign} has no such assignment.`) };
}

/** The incidents of a release come in the order active, next. */
function released(outcome: ReturnType<typeof releaseActive>): Progressed {
  if (outcome.outcome !== 'decided') return outcome;
  const [incident = [], next] = outcome.events.incidents ?? [];
  return decided({ incident, tour: outcome.events.tour, ...(next !== undefined && { next }) });
}

type Moving = Exclude<Milestone, 'resumed'>;

function moved({ incidentId, assignmentId, tourId }: Naming, tour: Tour, milestone: Moving): Progressed {
  const { callsign } = tour.terms;
  return decided({
    incident: [{ type: 'operations.UnitProgressed', data: { assignmentId, tourId, callsign, milestone } }],
    tour: [{ type: 'operations.AssignmentProgressed', data: { assignmentId, incidentId, milestone } }],
  });
}

/** A unit that reports about what is stacked behind its present job has left that job: it says so, and is believed. */
function ofStacked(input: Naming & { milestone: Milestone }, tour: Tour, stacked: Stacked): Progressed {
  const { assignmentId, tourId, milestone } = input;
  const unit = { assignmentId, tourId, callsign: tour.terms.callsign };
  if (milestone === 'resumed') {
    return decided({
      incident: [{ type: 'operations.UnitResumed', data: unit }],
      tour: [{ type: 'operations.AssignmentEnded', data: { ...stacked, why: 'resumed' } }],
    });
  }
  const { active } = tour;
  const reached = moved(input, tour, milestone);
  if (active === null || reached.outcome !== 'decided') return reached;
  const left = { assignmentId: active.assignmentId, tourId, callsign: tour.terms.callsign };
  const ended = { assignmentId: active.assignmentId, incidentId: active.incidentId, why: 'diverted' } as const;
  return decided({
    incident: [{ type: 'operations.StackedUnitActivated', data: unit }, ...reached.events.incident],
    tour: [
      { type: 'operations.AssignmentEnded', data: ended },
      { type: 'operations.AssignmentActivated', data: stacked },
      ...reached.events.tour,
    ],
    active: [
      {
        type: 'operations.UnitStoodDown',
        data: { ...left, why: 'diverted', toNumber: null },
        detail: { reason: 'Went to the incident stacked behind' },
      },
    ],
  });
}
