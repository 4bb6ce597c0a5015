import { decided } from '../../../kernel/pure.ts';
import { type Command, type Decision, noSuchIncident, nothing, type States } from '../incidents/decide.ts';
import { milestoneKey } from './attendance.ts';
import type { EnterAttendance } from './commands.ts';

/** Any callsign that was written down is taken: it may have gone off duty since, or be another force's. */
export function enterAttendance({ input }: Command<typeof EnterAttendance>, { incident: state }: States): Decision {
  if (state.situation === 'none') return noSuchIncident();
  const { incidentId: _, ...data } = input;
  // The same line of a sheet entered under another commandId is the same line.
  if (state.incident.attended.includes(milestoneKey(data))) return nothing;
  return decided({ incident: [{ type: 'operations.AttendanceEntered', data }] });
}
