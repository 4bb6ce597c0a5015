import { z } from 'zod';

const By = z.number().nullable();

/**
 * How a record stands, for the person whose it is. `by`: when the next step is promised, epoch milliseconds; null: nobody has
 * promised a time.
 */
export const Standing = z.discriminatedUnion('is', [
  /** Nobody has answered yet. */
  z.object({ is: z.literal('reported'), teamId: z.string(), by: By }),
  z.object({ is: z.literal('worked-on'), teamId: z.string(), assignee: z.string().nullable(), by: By }),
  z.object({ is: z.literal('waits'), teamId: z.string(), reason: z.string(), by: By }),
  z.object({ is: z.literal('fixed'), by: By, reopenUntil: z.number() }),
  z.object({ is: z.literal('wants-approval'), approver: z.string(), by: By }),
  /** `task`: what is done next of it. */
  z.object({ is: z.literal('prepared'), teamId: z.string(), task: z.string().nullable(), by: By }),
  z.object({ is: z.literal('delivered'), by: By, reopenUntil: z.number() }),
  z.object({
    is: z.literal('ended'),
    how: z.enum(['done', 'withdrawn', 'refused']),
    reopenUntil: z.number().nullable(),
  }),
]);
export type Standing = z.output<typeof Standing>;
