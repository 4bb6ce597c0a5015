import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../kernel/pure.ts';
import { LadderTerms } from '../terms.ts';

export const dutyEvents = defineEvents({
  'operations.DutyPlanned': {
    data: z.object({
      /** The plan that it recurs by. */
      planId: z.string(),
      callsign: z.string(),
      kind: z.string(),
      areaId: z.string(),
      stationId: z.string().nullable(),
      talkgroup: z.string(),
      startsAt: z.number(),
      endsAt: z.number(),
      /** Who is told of one that is late or over its time, and when. */
      lateAfterSeconds: z.number(),
      overAfterSeconds: z.number(),
      ladder: LadderTerms,
    }),
    detail: z.object({ crew: z.array(z.object({ collar: z.string(), name: z.string(), permit: z.string() })) }),
  },
  /** The callsign has booked on for it. */
  'operations.DutyTaken': { data: z.object({ tourId: z.string() }) },
  /** Its tour has ended. */
  'operations.DutyEnded': { data: z.object({}) },
  'operations.DutyExtended': { data: z.object({ until: z.number() }), detail: z.object({ reason: z.string() }) },
  'operations.AbsenceRecorded': {
    data: z.object({ collar: z.string() }),
    detail: z.object({ reason: z.string() }),
  },
  'operations.DutyCancelled': { data: z.object({}), detail: z.object({ reason: z.string() }) },
});
export type DutyEvent = EventOf<typeof dutyEvents>;
