import { z } from 'zod';
import { defineEvents, type EventOf } from '../../kernel/pure.ts';

const Sitting = z.object({ seatId: z.string(), accountId: z.string() });

export const forceEvents = defineEvents({
  'force.SeatTaken': { data: Sitting },
  /** `left`: its work has nobody now and passes to the supervisor; `moved`: the person has taken another seat. */
  'force.SeatLeft': { data: Sitting.extend({ because: z.enum(['left', 'moved']) }) },
  /** `taken-over`: somebody else sits there now; `relieved`: nobody does, as after `left`. */
  'force.SeatRelieved': {
    data: Sitting.extend({ because: z.enum(['taken-over', 'relieved']) }),
    detail: z.object({ reason: z.string().nullable() }),
  },
  /** A version of the pack is in force from here on. */
  'force.PackPublished': {
    data: z.object({ packId: z.string(), version: z.string(), hash: z.string(), previous: z.string().nullable() }),
  },
});

export type ForceEvent = EventOf<typeof forceEvents>;
export type SeatEvent = Exclude<ForceEvent, { type: 'force.PackPublished' }>;
export type PackEvent = Extract<ForceEvent, { type: 'force.PackPublished' }>;
