import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../kernel/pure.ts';

export const baselineEvents = defineEvents({
  /** The estate as the log had it up to `position`. */
  'estate.BaselineTaken': {
    data: z.object({ name: z.string(), position: z.number(), items: z.number() }),
    detail: z.object({ note: z.string() }),
  },
});
export type BaselineEvent = EventOf<typeof baselineEvents>;
