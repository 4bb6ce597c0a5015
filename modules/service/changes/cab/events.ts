import { z } from 'zod';
import { defineEvents, type EventOf, roles } from '../../../../kernel/pure.ts';

const Role = z.enum(roles);

export const cabEvents = defineEvents({
  'service.CabCalled': {
    data: z.object({
      name: z.string(),
      at: z.number(),
      members: z.array(Role),
      quorum: z.number(),
      /** Changes by the filter of the force: from that band on. */
      agenda: z.array(z.string()),
      fromBand: z.string(),
      ladder: z.array(z.object({ to: Role, afterSeconds: z.number() })),
      repeatSeconds: z.number(),
    }),
  },
  'service.CabAgendaSet': { data: z.object({ agenda: z.array(z.string()) }) },
  'service.CabAttended': {
    data: z.object({ role: Role, personId: z.string(), asDelegate: z.boolean() }),
    detail: z.object({ person: z.string() }),
  },
  'service.CabMinuted': { data: z.object({ changeId: z.string().nullable() }), detail: z.object({ text: z.string() }) },
  'service.CabHeld': { data: z.object({ present: z.number(), quorate: z.boolean() }) },
});
export type CabEvent = EventOf<typeof cabEvents>;
