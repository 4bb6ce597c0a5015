import { guardedSince, isStep, type Past } from '../../../kernel/pure.ts';
import { reckoned } from '../arrival/arrival.ts';
import { evolveAsks } from '../asks/ask.ts';
import { evolveAssessed, owingFrom } from '../assessments/on-incident.ts';
import { attended } from '../back-entry/attendance.ts';
import { keepMisses, resultedOnPaper } from '../back-entry/over-by-then.ts';
import { evolveCallOuts } from '../call-outs/call-out.ts';
import { noteStep, type StepEvent } from '../clocks.ts';
import { evolveUnmapped } from '../code-mappings/unmapped.ts';
import { tacticalEvents } from '../tactical/events.ts';
import { evolveTactics, isTactical } from '../tactical/tactic.ts';
import { knownPlace } from '../terms.ts';
import { isWhereabouts } from '../whereabouts/events.ts';
import { evolveWhereabouts, movedFrom, whereaboutsOf } from '../whereabouts/whereabouts.ts';
import type { KnownEvent, Of } from './events.ts';
import { evolveAssignments } from './evolve-assignments.ts';
import { evolveRecord, recordOfRaised } from './evolve-record.ts';
import { supervised } from './evolve-supervised.ts';
import { guardOf } from './guards.ts';
import { acted, alerted, type Incident, type IncidentState, type Missed } from './incident.ts';
import { recordActions } from './record-events.ts';
import { CRIME } from './record-promises.ts';

/** Events that touch the work itself: they satisfy the watchdog. Looking, owning and access do not. */
const actions: ReadonlySet<string> = new Set([
  ...recordActions,
  ...Object.keys(tacticalEvents),
  'operations.ContactAdded',
  'operations.CallerSaid',
  'operations.IncidentRegraded',
  'operations.IncidentRecoded',
  'operations.IncidentMoved',
  'operations.AppointmentAgreed',
  'operations.LineAdded',
  'operations.FileAttached',
  'operations.IncidentReviewed',
  'operations.IncidentReferred',
  'operations.AgencyInformed',
  'operations.AttendanceEntered',
  'operations.PlanLevelSet',
  'operations.PointSet',
  'operations.ShapeSet',
  'operations.TransferOffered',
  'operations.UnitAssigned',
  'operations.ResourceAsked',
  'operations.ResourceAskAnswered',
  'operations.PartnerCalledOut',
  'operations.CallOutAnswered',
  'operations.UnmappedCodeSettled',
  'operations.StackedUnitActivated',
  'operations.UnitProgressed',
  'operations.UnitResumed',
  'operations.UnitStoodDown',
  'operations.UnitInEmergency',
  'operations.UnitEmergencyEnded',
]);

export function evolveIncident(state: IncidentState, event: KnownEvent): IncidentState {
  return keepMisses(state, movedGuard(state, evolved(state, event), event));
}

/** Who may see it changes with where it lies and whose it is, as it does with its restriction. */
function movedGuard(before: IncidentState, after: IncidentState, event: KnownEvent): IncidentState {
  if (before.situation === 'none' || after.situation === 'none') return after;
  const [was, is] = [before.incident, after.incident];
  const restricted = was.restriction !== is.restriction;
  const moved =
    was.place.areaId !== is.place.areaId || was.owner?.id !== is.owner?.id || was.officerInNeed !== is.officerInNeed;
  if (!restricted && !moved) return after;
  const takes = event.type === 'operations.IncidentRestricted' || event.type === 'operations.GlassLapsed';
  const named = !takes || event.data.takenFrom !== undefined;
  const guard = { ...guardOf(was.restriction), guardedAt: was.guardedAt };
  const guardedAt = guardedSince(guard, guardOf(is.restriction), { position: event.position, named });
  return { ...after, incident: { ...is, guardedAt } };
}

function evolved(state: IncidentState, event: KnownEvent): IncidentState {
  if (event.type === 'operations.IncidentRaised') return { situation: 'open', incident: raised(event) };
  if (state.situation === 'none') return state;
  const incident = evolveCallOuts(
    evolveUnmapped(
      evolveAsks(evolveAssessed(evolveRecord(counted(state.incident, event), event), event), event),
      event,
    ),
    event,
  );
  if (isStep(event)) return { ...state, incident: stepped(incident, event) };
  if (isTactical(event)) return { ...state, incident: evolveTactics(incident, event) };
  if (isWhereabouts(event)) {
    return { ...state, incident: { ...incident, whereabouts: evolveWhereabouts(incident.whereabouts, event) } };
  }
  switch (event.type) {
    case 'operations.ResultRecorded': {
      const result = { result: event.data.result, closing: event.data.closing };
      const settled = { ...resultedOnPaper(incident, event.occurredAt), alerts: [], referral: null, review: null };
      if (state.situation === 'closed') return { ...state, incident, result };
      return { situation: 'resulted', incident: settled, result };
    }
    case 'operations.IncidentClosed':
      return state.situation === 'resulted'
        ? { situation: 'closed', incident, result: state.result, closedAt: event.occurredAt }
        : state;
    case 'operations.IncidentReopened':
      return { situation: 'open', incident: reopened(incident, event) };
    default:
      return { ...state, incident: evolveAssignments(changed(incident, event), event) };
  }
}

function raised(event: Of<'operations.IncidentRaised'>): Incident {
  const { receivedAt, backEntered } = event.data;
  const { number, contactId, channel, code, grade, owner, restriction, place } = event.data;
  return {
    ...{ number, contactId, channel, code, grade, owner, restriction, receivedAt },
    grades: [{ grade, at: 0, upgraded: false }],
    callers: contactId === null ? 0 : 1,
    place: knownPlace(place, event.detail?.place ?? null),
    whereabouts: whereaboutsOf(event),
    tactics: [],
    what: event.detail?.what ?? null,
    openedAt: event.occurredAt,
    officerInNeed: false,
    guardedAt: event.position,
    backEntered: backEntered === undefined ? null : { ...backEntered, at: event.recordedAt, resultedAt: null },
    attended: [],
    // Of what was entered from paper the targets stand where they stood: over or not.
    origin: {
      base: receivedAt,
      from: receivedAt,
      retimedAt: backEntered === undefined ? event.recordedAt : receivedAt,
    },
    record: recordOfRaised(event),
    appointmentAt: null,
    lackingSince: receivedAt,
    dispatchedAt: null,
    attendedAt: null,
    lastActionAt: event.recordedAt,
    actedAt: null,
    review: null,
    referral: null,
    alerts: [],
    glass: [],
    assignments: [],
    ended: [],
    agencies: [],
    asks: [],
    callOuts: [],
    arrival: null,
    unresourced: null,
    planSet: null,
    linkedIds: [],
    lineIds: [String(event.position)],
    marks: {},
    seen: {},
    missed: [],
    ...owingFrom(event),
    lines: 1,
    lastLineAt: event.recordedAt,
  };
}

/** Every event is one line of the log. */
function counted(incident: Incident, event: KnownEvent): Incident {
  const lineId = event.type === 'operations.LineAdded' ? event.data.lineId : String(event.position);
  return {
    ...incident,
    lines: incident.lines + 1,
    lastLineAt: event.recordedAt,
    lineIds: [...incident.lineIds, lineId],
    lastActionAt: actions.has(event.type) ? event.recordedAt : incident.lastActionAt,
  };
}

const targets: ReadonlySet<string> = new Set(['deploy', 'arrive', 'resolution', CRIME]);

function stepped(incident: Incident, event: Past<StepEvent>): Incident {
  const marks = noteStep(incident.marks, event);
  const { key, label, startedAt, dueAt } = event.data;
  if (event.type === 'kernel.DeadlineWarned' || !targets.has(key)) return { ...incident, marks };
  const missed: Missed = { key, label, startedAt, dueAt, told: marks[key]?.told ?? null };
  const others = incident.missed.filter((m) => m.key !== key || m.startedAt !== startedAt || m.dueAt !== dueAt);
  return { ...incident, marks, missed: [...others, missed] };
}

function reopened(incident: Incident, event: Of<'operations.IncidentReopened'>): Incident {
  const at = event.occurredAt;
  const { recordedAt } = event;
  return {
    ...incident,
    origin: { base: at, from: at, retimedAt: recordedAt },
    appointmentAt: null,
    lackingSince: incident.assignments.some((a) => !a.stacked) ? null : recordedAt,
    dispatchedAt: incident.assignments.some((a) => !a.stacked) ? recordedAt : null,
    attendedAt: null,
    lastActionAt: recordedAt,
    actedAt: null,
    review: null,
    unresourced: null,
  };
}

/** Everything that is no assignment. */
function changed(incident: Incident, event: KnownEvent): Incident {
  switch (event.type) {
    case 'operations.ContactAdded':
      return contactAdded(incident, event);
    case 'operations.CallerSaid':
      return event.data.field === 'what' && event.data.contactId === incident.contactId
        ? { ...incident, what: event.detail?.value ?? null }
        : incident;
    case 'operations.IncidentRegraded':
      return regraded(incident, event);
    case 'operations.IncidentRecoded':
      return { ...incident, code: event.data.code };
    case 'operations.IncidentMoved':
      return moved(incident, event);
    case 'operations.UnitInEmergency':
      return { ...incident, officerInNeed: true };
    case 'operations.AppointmentAgreed': {
      const origin = { ...incident.origin, retimedAt: event.recordedAt };
      return { ...incident, appointmentAt: event.data.appointmentAt, origin };
    }
    case 'operations.LineAdded':
      // The desk that answers an alert in its log has dealt with it; anybody else's line leaves it standing.
      return event.actor.seatId !== null && event.actor.seatId === incident.owner?.id
        ? { ...incident, alerts: [] }
        : incident;
    case 'operations.UnresourcedReasonGiven': {
      const { code, name } = event.data.reason;
      return { ...incident, unresourced: { code, name, at: event.occurredAt, by: event.actor.name } };
    }
    case 'operations.PlanLevelSet':
      return { ...incident, planSet: { planId: event.data.plan.id, level: event.data.level } };
    case 'operations.ArrivalReckoned':
      return { ...incident, arrival: reckoned(event) };
    case 'operations.AttendanceEntered':
      return attended(incident, event);
    case 'operations.IncidentLinked':
      return { ...incident, linkedIds: [...new Set([...incident.linkedIds, event.data.otherId])] };
    case 'operations.ChildClosed':
      return childClosed(incident, event);
    case 'operations.AgencyInformed': {
      const { name: agency, answer, reference } = event.data;
      return { ...incident, agencies: [...incident.agencies, { agency, answer, reference, at: event.occurredAt }] };
    }
    default:
      return supervised(incident, event);
  }
}

function contactAdded(incident: Incident, event: Of<'operations.ContactAdded'>): Incident {
  const more = { ...incident, callers: incident.callers + 1 };
  if (!event.data.newRisk) return more;
  const label = 'New risk from a further caller: look again';
  return alerted(more, { key: `new-risk:${event.data.contactId}`, kind: 'new-risk', label, at: event.recordedAt });
}

/** Whether the risk here has changed with it is for the desk to say: where it has, or where nobody could be asked. */
function childClosed(incident: Incident, { data, recordedAt }: Of<'operations.ChildClosed'>): Incident {
  if (data.risk === 'not-affected') return incident;
  const label = 'A child of this incident was closed: is the risk here affected?';
  return alerted(incident, { key: `new-risk:${data.childId}`, kind: 'new-risk', label, at: recordedAt });
}

/**
 * An upgrade starts the clock anew, for nobody could have met the heavier target before; a downgrade counts from the
 * receipt, so that a lighter grade wins no time beyond its own target. Neither falls due before the change itself.
 */
function regraded(incident: Incident, event: Of<'operations.IncidentRegraded'>): Incident {
  const { grade } = event.data;
  const { base } = incident.origin;
  const at = event.occurredAt;
  const upgraded = grade.weight < incident.grade.weight;
  const origin = { base, from: upgraded ? Math.max(base, at) : base, retimedAt: event.recordedAt };
  const grades = [...incident.grades, { grade, at: event.recordedAt, upgraded }];
  return { ...acted(incident, event.recordedAt), grade, grades, origin };
}

function moved(incident: Incident, event: Of<'operations.IncidentMoved'>): Incident {
  const place = knownPlace(event.data.place, event.detail?.place ?? null);
  const retimed = place.setting !== incident.place.setting;
  const origin = retimed ? { ...incident.origin, retimedAt: event.recordedAt } : incident.origin;
  return { ...incident, place, origin, whereabouts: movedFrom(incident.whereabouts, incident.place, event) };
}
