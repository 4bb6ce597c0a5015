import type { Of } from '../incidents/events.ts';
import { acted, activeUnits, type Incident } from '../incidents/incident.ts';

type Entered = Of<'operations.AttendanceEntered'>;

export function milestoneKey({ attendanceId, milestone }: Pick<Entered['data'], 'attendanceId' | 'milestone'>): string {
  return `${attendanceId}:${milestone}`;
}

/** What was first stays first, in whatever order the sheets are entered. */
const earlier = (known: number | null, at: number): number => (known === null ? at : Math.min(known, at));

/** The times of the sheet count, not those of its entry. Its unit is no assignment: what it does now, its own state says. */
export function attended(incident: Incident, { data, occurredAt: at, recordedAt }: Entered): Incident {
  const next = { ...incident, attended: [...incident.attended, milestoneKey(data)] };
  switch (data.milestone) {
    case 'sent': {
      const dispatchedAt = earlier(incident.dispatchedAt, at);
      return { ...acted(next, recordedAt), dispatchedAt, lackingSince: null };
    }
    case 'at-scene':
      return { ...next, attendedAt: earlier(incident.attendedAt, at), lackingSince: null };
    case 'left': {
      // It went before it had arrived, and nobody else is on it: a unit is owed from now on.
      const owed = incident.attendedAt === null && activeUnits(incident).length === 0;
      return owed ? { ...next, lackingSince: incident.lackingSince ?? recordedAt } : next;
    }
    default:
      return next;
  }
}
