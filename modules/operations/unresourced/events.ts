import { z } from 'zod';
import { defineEvents } from '../../../kernel/pure.ts';

/** Of the incident's own stream: why nobody was sent, or nobody in time, by the force pack's list. */
export const unresourcedEvents = defineEvents({
  'operations.UnresourcedReasonGiven': {
    data: z.object({ reason: z.object({ code: z.string(), name: z.string() }) }),
    detail: z.object({ note: z.string() }),
  },
});
