import { z } from 'zod';
import { defineEvents } from '../../../kernel/pure.ts';
import { AttendanceMilestone, PaperNumber } from './words.ts';

/** Of the incident's own stream: what a unit did while there was only paper, each at the time that was written there. */
export const attendanceEvents = defineEvents({
  'operations.AttendanceEntered': {
    data: z.object({
      attendanceId: z.string(),
      callsign: z.string(),
      milestone: AttendanceMilestone,
      paper: PaperNumber,
    }),
  },
});
