import type { KnownEvent, Of } from './events.ts';
import { type Assignment, acted, alerted, type Incident } from './incident.ts';

/** What becomes of an incident when units come and go. */
export function evolveAssignments(incident: Incident, event: KnownEvent): Incident {
  const at = event.occurredAt;
  switch (event.type) {
    case 'operations.UnitAssigned':
      return assigned(incident, event);
    case 'operations.StackedUnitActivated':
      return resourced(
        changeOf(incident, event.data.assignmentId, { stacked: false, since: at, toldAt: event.recordedAt }),
        event.recordedAt,
      );
    case 'operations.UnitProgressed': {
      const { milestone, assignmentId } = event.data;
      const next = changeOf(incident, assignmentId, { milestone, since: at });
      return milestone === 'at-scene' ? { ...next, attendedAt: next.attendedAt ?? at } : next;
    }
    case 'operations.UnitResumed':
      return released(incident, event.data.assignmentId, event.recordedAt, incident.attendedAt === null);
    case 'operations.UnitStoodDown':
      return stoodDown(incident, event);
    default:
      return incident;
  }
}

function assigned(incident: Incident, event: Of<'operations.UnitAssigned'>): Incident {
  const { assignmentId, tourId, callsign, stacked, atScene } = event.data;
  const at = event.occurredAt;
  const milestone = atScene ? 'at-scene' : 'assigned';
  const assignment: Assignment = {
    assignmentId,
    tourId,
    callsign,
    milestone,
    since: at,
    toldAt: event.recordedAt,
    stacked,
  };
  const joined = { ...incident, assignments: [...incident.assignments, assignment] };
  const now = saidItself(stacked ? joined : resourced(joined, event.recordedAt), event);
  return atScene && !stacked ? { ...now, attendedAt: now.attendedAt ?? at } : now;
}

/** Its desk did not send it: it reads so, and nothing sounds. */
function saidItself(incident: Incident, { data, recordedAt }: Of<'operations.UnitAssigned'>): Incident {
  if (data.self !== true) return incident;
  const label = `${data.callsign} has assigned itself`;
  return alerted(incident, { key: `self:${data.assignmentId}`, kind: 'self-assigned', label, at: recordedAt });
}

/** A unit is on it: no unit is owed, and whatever was late has been acted on. */
function resourced(incident: Incident, recordedAt: number): Incident {
  const dispatchedAt = incident.dispatchedAt ?? recordedAt;
  return { ...acted(incident, recordedAt), lackingSince: null, dispatchedAt };
}

function changeOf(incident: Incident, assignmentId: string, change: Partial<Assignment>): Incident {
  const assignments = incident.assignments.map((a) => (a.assignmentId === assignmentId ? { ...a, ...change } : a));
  return { ...incident, assignments };
}

/** Taken off it. `owed`: the incident needs another, unless one is still there. */
function released(incident: Incident, assignmentId: string, at: number, owed: boolean): Incident {
  const assignments = incident.assignments.filter((a) => a.assignmentId !== assignmentId);
  const manned = assignments.some((a) => !a.stacked);
  const lackingSince = manned ? null : owed ? (incident.lackingSince ?? at) : incident.lackingSince;
  return { ...incident, assignments, ended: [...incident.ended, assignmentId], lackingSince };
}

/** Left with nobody in its place. Swapped or handed over, another unit has the job from the same moment on. */
const leaves: ReadonlySet<string> = new Set(['diverted', 'booked-off']);

/**
 * A unit stood down after it had arrived has done what it could; one that was taken away, by a divert or the end of its
 * duty, leaves work undone: its owner is told at once and the deploy clock runs again.
 */
function stoodDown(incident: Incident, event: Of<'operations.UnitStoodDown'>): Incident {
  const { assignmentId, callsign, why } = event.data;
  const was = incident.assignments.find((a) => a.assignmentId === assignmentId);
  const taken = leaves.has(why);
  const next = released(incident, assignmentId, event.recordedAt, taken || incident.attendedAt === null);
  if (!taken || was === undefined || was.stacked) return next;
  const label = why === 'diverted' ? `${callsign} was diverted from it` : `${callsign} has gone off duty`;
  return alerted(next, { key: `diverted:${assignmentId}`, kind: 'diverted', label, at: event.recordedAt });
}
