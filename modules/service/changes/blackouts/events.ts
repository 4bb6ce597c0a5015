import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../../kernel/pure.ts';

export const BlackoutKind = z.enum(['freeze', 'operation', 'major-incident']);

export const blackoutEvents = defineEvents({
  'service.BlackoutDeclared': {
    data: z.object({
      kind: BlackoutKind,
      from: z.number(),
      /** Null: nobody knows yet. */
      to: z.number().nullable(),
      /** Neither services nor areas: nothing at all is changed. */
      serviceIds: z.array(z.string()),
      areaIds: z.array(z.string()),
    }),
    detail: z.object({ name: z.string(), reason: z.string() }),
  },
  'service.BlackoutEnded': { data: z.object({}), detail: z.object({ reason: z.string() }) },
});
export type BlackoutEvent = EventOf<typeof blackoutEvents>;
