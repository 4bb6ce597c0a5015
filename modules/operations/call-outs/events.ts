import { z } from 'zod';
import { defineEvents } from '../../../kernel/pure.ts';
import { TheirCode } from '../code-mappings/terms.ts';
import { LadderTerms } from '../terms.ts';

/** Of the incident's own stream: a partner called out to it, and what the partner answers. */
export const callOutEvents = defineEvents({
  'operations.PartnerCalledOut': {
    data: z.object({
      callOutId: z.string(),
      resource: z.object({ id: z.string(), name: z.string(), kind: z.string() }),
      /** By phone, talkgroup or both, in words. */
      how: z.string(),
      answerSeconds: z.number(),
      ladder: LadderTerms,
      /** What they are told of our code; left out: they have no table, and are told in words. */
      theirs: TheirCode.optional(),
      /** Warnings that were confirmed. */
      confirmed: z.array(z.string()),
    }),
    /** `vehicle`: whose recovery it is, empty where none is meant. */
    detail: z.object({ reason: z.string(), vehicle: z.string() }),
  },
  'operations.CallOutAnswered': {
    data: z.object({
      callOutId: z.string(),
      /** Its name, as it was called out. */
      resource: z.string(),
      answer: z.enum(['accepted', 'declined', 'arrived', 'stood-down']),
      /** When they will be there; null: not said. Epoch milliseconds. */
      etaAt: z.number().nullable(),
    }),
    detail: z.object({ reference: z.string(), words: z.string() }),
  },
});
