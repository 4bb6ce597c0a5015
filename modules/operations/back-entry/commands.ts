import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { Id } from '../place.ts';
import { AttendanceMilestone, PaperNumber } from './words.ts';

export const EnterAttendance = declareCommand({
  name: 'operations.enterAttendance',
  summary: 'Enter from paper what a unit did while the system was away; its state now stays as it is',
  permission: 'incident.update',
  schema: z.object({
    incidentId: Id,
    /** Of this unit on this incident: its milestones are entered one by one, each at the time that stands on the sheet. */
    attendanceId: Id,
    callsign: z.string().trim().min(1).max(20),
    milestone: AttendanceMilestone,
    paper: PaperNumber,
  }),
  refusals: { 'no-such-incident': 'There is no incident with this id.' },
  example: {
    incidentId: '0198c2f0-2222-7000-8000-000000000001',
    attendanceId: '0198c2f0-3333-7000-8000-000000000001',
    callsign: 'RE01',
    milestone: 'at-scene',
    paper: 'P-DISPATCH-1-004',
  },
});
