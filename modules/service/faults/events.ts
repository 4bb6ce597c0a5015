import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../kernel/pure.ts';

export const FaultSource = z.enum(['control-room', 'portal', 'monitoring']);

export const faultEvents = defineEvents({
  /** One key: who, with what, where and how it stands were filled in by the system. An IT incident with this id follows. */
  'service.FaultReported': {
    data: z.object({
      source: FaultSource,
      reporterId: z.string().nullable(),
      itemIds: z.array(z.string()),
      serviceId: z.string().nullable(),
      siteId: z.string().nullable(),
      seatId: z.string().nullable(),
      callsign: z.string().nullable(),
    }),
    detail: z.object({
      summary: z.string(),
      reporter: z.string(),
      /** In the words of whoever pressed the key; mostly nothing. */
      said: z.string(),
      /** How it stands and what happened last, line by line. */
      state: z.string(),
    }),
  },
});
export type FaultEvent = EventOf<typeof faultEvents>;
