import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../kernel/pure.ts';

const Words = z.object({ title: z.string(), text: z.string() });

/** What everybody of the force is told of an outage or of planned work. */
export const noticeEvents = defineEvents({
  'service.NoticePublished': {
    data: z.object({
      kind: z.enum(['outage', 'planned']),
      serviceIds: z.array(z.string()),
      siteIds: z.array(z.string()),
      /** The IT incident, major IT incident or change that it tells of. */
      aboutId: z.string().nullable(),
      from: z.number(),
      until: z.number().nullable(),
      /** When the next word is promised. */
      nextAt: z.number().nullable(),
      /** Its next word is owed by a major IT incident, which keeps that promise itself. */
      major: z.boolean(),
    }),
    detail: Words,
  },
  'service.NoticeUpdated': {
    data: z.object({ until: z.number().nullable(), nextAt: z.number().nullable() }),
    detail: Words,
  },
  'service.NoticeWithdrawn': { data: z.object({}), detail: z.object({ text: z.string() }) },
});
export type NoticeEvent = EventOf<typeof noticeEvents>;
