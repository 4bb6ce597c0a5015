import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';

export const AppointmentSlots = declareView({
  name: 'operations.appointmentSlots',
  summary:
    'When somebody can be seen by appointment in an area in the next two days, and how many have been promised it',
  key: 'id',
  permission: 'incident.read',
  personal: false,
  row: z.object({
    id: z.string(),
    startsAt: z.number(),
    endsAt: z.number(),
    capacity: z.number(),
    taken: z.number(),
  }),
});
