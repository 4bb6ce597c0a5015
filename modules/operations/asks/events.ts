import { z } from 'zod';
import { defineEvents } from '../../../kernel/pure.ts';
import { LadderTerms } from '../terms.ts';

/** Of the incident's own stream: what is asked for beside the units that are on it, and what came of it. */
export const askEvents = defineEvents({
  'operations.ResourceAsked': {
    data: z.object({
      askId: z.string(),
      /** `units`: units that are sent answer it. */
      what: z.object({ id: z.string(), name: z.string(), units: z.boolean() }),
      count: z.number(),
      urgent: z.boolean(),
      /** The callsign of the crew that asks for it; null: a desk does. */
      by: z.string().nullable(),
      answerSeconds: z.number(),
      ladder: LadderTerms,
    }),
    detail: z.object({ note: z.string() }),
  },
  'operations.ResourceAskAnswered': {
    data: z.object({
      askId: z.string(),
      answer: z.enum(['met', 'declined', 'cancelled']),
      /** Units that were sent for it. */
      callsigns: z.array(z.string()),
    }),
    detail: z.object({ reason: z.string() }),
  },
});
