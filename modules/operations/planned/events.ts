import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../kernel/pure.ts';
import { LadderTerms } from '../terms.ts';

export const plannedEvents = defineEvents({
  'operations.OperationPlanned': {
    data: z.object({
      name: z.string(),
      areaId: z.string(),
      startsAt: z.number(),
      endsAt: z.number(),
      briefingAt: z.number().nullable(),
      callsigns: z.array(z.string()),
      /** Skills that it needs. */
      skills: z.array(z.string()),
      /** Warnings that were confirmed. */
      confirmed: z.array(z.string()),
      arriveSeconds: z.number(),
      warnSeconds: z.number(),
      ladder: LadderTerms,
    }),
    detail: z.object({
      commander: z.string(),
      silver: z.string(),
      people: z.array(z.object({ collar: z.string(), name: z.string() })),
      briefing: z.string(),
    }),
  },
  /** Given to those who came; the words as they were given. */
  'operations.OperationBriefed': { data: z.object({}), detail: z.object({ briefing: z.string() }) },
  /** A unit is held as well, has come, or is given back. */
  'operations.HeldUnitSet': {
    data: z.object({
      callsign: z.string(),
      state: z.enum(['held', 'arrived', 'released']),
      confirmed: z.array(z.string()),
    }),
    detail: z.object({ reason: z.string() }),
  },
  'operations.OperationExtended': {
    data: z.object({ from: z.number(), until: z.number(), confirmed: z.array(z.string()) }),
    detail: z.object({ reason: z.string() }),
  },
  /** All that it still holds is given back. */
  'operations.OperationEnded': { data: z.object({ early: z.boolean() }), detail: z.object({ outcome: z.string() }) },
});
export type PlannedEvent = EventOf<typeof plannedEvents>;
