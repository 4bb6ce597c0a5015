import { z } from 'zod';

const Hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'HH:MM');

/** How many units an area has on duty at the least, by the hour of the day; the greatest that holds at a time counts. */
const Minimum = z
  .strictObject({
    area: z.string().min(1),
    from: Hour,
    to: Hour,
    /** Units that respond to incidents. */
    count: z.int().min(1).max(200),
  })
  .refine(({ from, to }) => from < to, { message: 'ends before it begins: past midnight it is two', path: ['to'] });

/** Duties: when one is late and when over, who is told, and how many an area needs. */
export const StaffingTerms = z.strictObject({
  lateMinutes: z.number().positive().default(10),
  overMinutes: z.number().positive().default(15),
  /** Left out: the patrol sergeant, then the supervisor of the control room. */
  ladder: z.string().optional(),
  minimum: z.array(Minimum).default([]),
  /** So many days before the authority for a skill ends, those who keep it are told. */
  skillWarnDays: z.int().min(1).max(365).default(28),
  /** Left out: the patrol sergeant, then the supervisor of the control room. */
  skillLadder: z.string().optional(),
});
