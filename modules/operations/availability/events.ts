import { z } from 'zod';
import { defineEvents } from '../../../kernel/pure.ts';

/** Of the incident's own stream: who could have been sent when it was asked, or when a promise broke. */
export const availabilityEvents = defineEvents({
  'operations.AvailabilityNoted': {
    data: z.object({
      because: z.enum(['asked', 'breach']),
      /** Of the promise that broke; null: somebody asked. */
      key: z.string().nullable(),
      areas: z.array(
        z.object({
          areaId: z.string(),
          name: z.string(),
          free: z.number(),
          committed: z.number(),
          unavailable: z.number(),
        }),
      ),
      /** In a straight line, the nearest first; what they are on is not told. */
      nearest: z.array(
        z.object({
          tourId: z.string(),
          callsign: z.string(),
          meaning: z.string(),
          metres: z.number(),
          positionAgeSeconds: z.number(),
        }),
      ),
    }),
  },
});
