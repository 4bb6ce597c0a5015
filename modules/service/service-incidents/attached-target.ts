import { z } from 'zod';

export const Metric = z.enum(['response', 'resolution', 'update']);

/** One target as it was attached, with the hours that it counts. */
export const AttachedTarget = z.object({
  metric: Metric,
  agreementId: z.string(),
  agreementVersion: z.number(),
  minutes: z.number(),
  calendar: z.object({
    timezone: z.string(),
    week: z.union([
      z.literal('always'),
      z.array(
        z.object({
          day: z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']),
          from: z.string(),
          to: z.string(),
        }),
      ),
    ]),
    closed: z.array(z.string()),
    open: z.array(z.object({ date: z.string(), from: z.string(), to: z.string() })).optional(),
  }),
});
export type AttachedTarget = z.output<typeof AttachedTarget>;
