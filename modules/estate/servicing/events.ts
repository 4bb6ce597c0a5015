import { z } from 'zod';
import { defineEvents, type EventOf, roles } from '../../../kernel/pure.ts';

const Rung = z.object({ to: z.enum(roles), afterSeconds: z.number(), channel: z.string().optional() });

export const servicingEvents = defineEvents({
  /** What its record says: by a date, at a mileage; both null: none is planned. */
  'estate.ServicePlanned': {
    data: z.object({
      label: z.string(),
      dueAt: z.number().nullable(),
      dueMiles: z.number().nullable(),
      terms: z.object({ warnDays: z.number(), ladder: z.array(Rung), repeatSeconds: z.number() }),
    }),
  },
  'estate.MileageRead': { data: z.object({ miles: z.number() }) },
  'estate.VehicleServiced': { data: z.object({ miles: z.number().nullable() }) },
});
export type ServicingEvent = EventOf<typeof servicingEvents>;
