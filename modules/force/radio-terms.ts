import { z } from 'zod';

/** What radios of this force say by a number, and what is raised for an officer who calls for help. */
export const RadioTerms = z.strictObject({
  /** A pre-coded status of a radio (TETRA: 0 to 65535; 0 is the emergency) and the status of the unit that it stands for. */
  statuses: z
    .array(z.strictObject({ code: z.string().regex(/^(0|[1-9]\d{0,4})$/), status: z.string().max(6) }))
    .max(200)
    .default([]),
  /** Left out: nobody raises a log from an emergency by one key. */
  officerInNeed: z.strictObject({ code: z.string(), grade: z.string() }).optional(),
});
