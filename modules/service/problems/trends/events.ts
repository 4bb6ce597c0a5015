import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../../kernel/pure.ts';

export const By = z.enum(['item', 'category', 'place']);

/** What repeats, and may be a problem: one stream for each item, category and place. */
export const trendEvents = defineEvents({
  'service.TrendFound': {
    data: z.object({
      by: By,
      /** The item, the category or the station. */
      subjectId: z.string(),
      days: z.number(),
      /** So many were agreed, so many there were. */
      limit: z.number(),
      count: z.number(),
      lookDays: z.number(),
    }),
  },
  'service.TrendDismissed': { data: z.object({}), detail: z.object({ reason: z.string() }) },
  'service.TrendTaken': { data: z.object({ problemId: z.string(), number: z.string() }) },
});
export type TrendEvent = EventOf<typeof trendEvents>;
