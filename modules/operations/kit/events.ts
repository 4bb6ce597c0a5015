import { z } from 'zod';
import { defineEvents } from '../../../kernel/pure.ts';

/** Stand in the stream of the tour. */
export const kitEvents = defineEvents({
  'operations.RadioFellSilent': {
    data: z.object({
      callsign: z.string(),
      itemId: z.string(),
      seenAt: z.number(),
      /** As a dispatcher reads it, with what to do. */
      reason: z.string(),
      /** Committed or alone: the dispatcher asks after them before anybody mends a radio. */
      welfare: z.boolean(),
    }),
  },
  'operations.RadioSeen': { data: z.object({}) },
});
