import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../kernel/pure.ts';

/** What is said of the clocks of one IT incident; stream `service.level/<its id>`. */
export const levelEvents = defineEvents({
  'service.BreachExplained': {
    data: z.object({ metric: z.string(), reason: z.string(), teamId: z.string() }),
    detail: z.object({ note: z.string() }),
  },
});
export type LevelRecordEvent = EventOf<typeof levelEvents>;
