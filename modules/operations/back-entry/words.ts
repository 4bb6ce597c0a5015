import { z } from 'zod';

/** What stands on the head of a sheet of the paper pack. */
export const PaperNumber = z.string().trim().min(1).max(40);

export const AttendanceMilestone = z.enum(['sent', 'en-route', 'at-scene', 'left']);

/** Of an event that was entered afterwards from a sheet; its time is the one that was written there. */
export const BackEntered = z.object({ paper: PaperNumber });
