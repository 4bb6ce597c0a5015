import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../../kernel/pure.ts';

/** One person's turn at the desk; its stream is theirs. */
export const shiftEvents = defineEvents({
  'service.DeskShiftStarted': {
    data: z.object({
      /** What they take work of, and what they know best: empty, nothing in particular. */
      teamIds: z.array(z.string()),
      categoryIds: z.array(z.string()),
      /** It ends by itself then. */
      endsAt: z.number(),
    }),
    detail: z.object({ name: z.string() }),
  },
  'service.DeskShiftEnded': { data: z.object({}) },
  /** An IT incident was given to them by the rule of its team. */
  'service.DeskShiftGiven': { data: z.object({ serviceIncidentId: z.string(), because: z.string() }) },
});
export type ShiftEvent = EventOf<typeof shiftEvents>;
