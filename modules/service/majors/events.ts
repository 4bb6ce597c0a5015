import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../kernel/pure.ts';

const Text = z.object({ text: z.string() });
const Manager = z.object({ manager: z.string() });

export const majorEvents = defineEvents({
  'service.MajorDeclared': {
    data: z.object({
      number: z.string(),
      sequence: z.number(),
      /** The IT incident that it grew from: what is said to its reporter and children is said there. */
      serviceIncidentId: z.string(),
      serviceIncidentNumber: z.string(),
      managerId: z.string(),
      serviceIds: z.array(z.string()),
      /** Terms of the force when it was declared. */
      updateMinutes: z.number(),
      reviewDays: z.number(),
    }),
    detail: z.object({ title: z.string(), text: z.string(), manager: z.string() }),
  },
  /** The one text that everybody reads. */
  'service.MajorUpdated': { data: z.object({ nextAt: z.number() }), detail: Text },
  'service.MajorManagerChanged': {
    data: z.object({ managerId: z.string() }),
    detail: Manager.extend({ note: z.string() }),
  },
  /** For those who work on it. */
  'service.MajorNoted': { data: z.object({}), detail: Text },
  'service.MajorEnded': { data: z.object({}), detail: Text },
  'service.MajorReviewed': {
    data: z.object({ actions: z.number() }),
    detail: z.object({ lessons: z.string(), actions: z.array(z.object({ what: z.string(), who: z.string() })) }),
  },
});
export type MajorEvent = EventOf<typeof majorEvents>;
