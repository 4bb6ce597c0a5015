import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../kernel/pure.ts';

export const disclosureEvents = defineEvents({
  /** A record is given out: which, up to where in the log, and what of it is held back. */
  'audit.Disclosed': {
    data: z.object({
      recordId: z.string(),
      number: z.string(),
      streams: z.array(z.string()),
      until: z.int(),
      heldBack: z.array(z.int()),
    }),
    detail: z.object({
      recipient: z.string(),
      reason: z.string(),
      /** Why each is held back, in the order of `heldBack`. */
      grounds: z.array(z.string()),
    }),
  },
});
export type DisclosureEvent = EventOf<typeof disclosureEvents>;
