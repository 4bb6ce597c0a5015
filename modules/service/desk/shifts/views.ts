import { z } from 'zod';
import { declareView } from '../../../../kernel/pure.ts';

export const DeskShifts = declareView({
  name: 'service.deskShifts',
  summary: 'Who is at the desk now, of which teams they take work, and how much was given to them',
  key: 'id',
  permission: 'service-incident.read',
  personal: true,
  row: z.object({
    id: z.string(),
    /** Null when erased. */
    name: z.string().nullable(),
    teamIds: z.array(z.string()),
    categoryIds: z.array(z.string()),
    since: z.number(),
    endsAt: z.number(),
    given: z.number(),
  }),
});
