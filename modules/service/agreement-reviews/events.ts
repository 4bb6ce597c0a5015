import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../kernel/pure.ts';

/** What the pack in force says of one agreement, and how its reviews went; stream `service.agreement/<its id in the pack>`. */
export const agreementReviewEvents = defineEvents({
  'service.AgreementNoted': {
    data: z.object({
      name: z.string(),
      version: z.number(),
      /** Null: the pack sets none, or knows the agreement no longer. */
      reviewAt: z.number().nullable(),
    }),
  },
  'service.AgreementReviewed': {
    data: z.object({ outcome: z.enum(['stands', 'to-change']), reviewAt: z.number() }),
    detail: z.object({ note: z.string() }),
  },
});
export type AgreementReviewEvent = EventOf<typeof agreementReviewEvents>;
