import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../kernel/pure.ts';
import { LadderTerms } from '../terms.ts';

export const aidEvents = defineEvents({
  /** `in`: we ask another force; `out`: it asks us. */
  'operations.AidAsked': {
    data: z.object({
      direction: z.enum(['in', 'out']),
      force: z.object({ id: z.string(), name: z.string() }),
      count: z.number(),
      from: z.number(),
      until: z.number(),
      answerSeconds: z.number(),
      arriveSeconds: z.number(),
      warnSeconds: z.number(),
      ladder: LadderTerms,
    }),
    detail: z.object({ what: z.string(), contact: z.string(), reason: z.string() }),
  },
  'operations.AidAnswered': {
    data: z.object({ answer: z.enum(['agreed', 'declined', 'withdrawn', 'over']) }),
    detail: z.object({ words: z.string() }),
  },
  /** Lent from now on; `tourId` is of one that joined us. */
  'operations.AidUnitLent': {
    data: z.object({ callsign: z.string(), tourId: z.string().nullable(), confirmed: z.array(z.string()) }),
    detail: z.object({ note: z.string() }),
  },
  'operations.AidUnitReturned': { data: z.object({ callsign: z.string() }), detail: z.object({ note: z.string() }) },
});
export type AidEvent = EventOf<typeof aidEvents>;
