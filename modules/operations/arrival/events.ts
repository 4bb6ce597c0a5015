import { z } from 'zod';
import { defineEvents } from '../../../kernel/pure.ts';

/** Of the incident's own stream: when a unit is expected now, against the time that the caller was told. */
export const arrivalEvents = defineEvents({
  'operations.ArrivalReckoned': {
    data: z.object({
      /** Null: nobody is on the way. */
      callsign: z.string().nullable(),
      expectedAt: z.number().nullable(),
      /** The time that the caller was told. */
      toldFor: z.number(),
      /** By so much it may slip before whoever took the call hears of it. */
      slipSeconds: z.number(),
      ladder: z.object({
        rungs: z.array(
          z.object({
            to: z.enum(['contact-officer', 'control-room-supervisor']),
            afterSeconds: z.number(),
            channel: z.string(),
          }),
        ),
        repeatSeconds: z.number(),
      }),
    }),
  },
});
