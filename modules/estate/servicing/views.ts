import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';

export const Servicing = declareView({
  name: 'estate.servicing',
  summary: 'When vehicles are due for their service: by date or by mileage, whichever comes first',
  key: 'id',
  permission: 'estate-item.read',
  personal: false,
  row: z.object({
    id: z.string(),
    itemId: z.string(),
    label: z.string(),
    registration: z.string(),
    callsign: z.string(),
    stationId: z.string().nullable(),
    /** By the calendar. */
    planAt: z.number().nullable(),
    planMiles: z.number().nullable(),
    miles: z.number().nullable(),
    milesAt: z.number().nullable(),
    dueAt: z.number().nullable(),
    dueBy: z.enum(['date', 'mileage', 'mileage-projected']).nullable(),
    servicedAt: z.number().nullable(),
  }),
});
