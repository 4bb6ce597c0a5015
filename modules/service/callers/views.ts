import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';

/** Whoever rings, found as they say who they are. */
export const Callers = declareView({
  name: 'service.callers',
  summary: 'People by collar number, call sign, telephone number or name, with their last IT incidents',
  key: 'id',
  permission: 'service-incident.work',
  personal: true,
  row: z.object({
    id: z.string(),
    name: z.string(),
    collar: z.string().nullable(),
    callsign: z.string().nullable(),
    /** By what they were found: `collar`, `phone`, `name`. */
    by: z.enum(['collar', 'phone', 'name']),
    callBack: z.string(),
    siteId: z.string().nullable(),
    last: z.array(
      z.object({
        id: z.string(),
        number: z.string(),
        summary: z.string().nullable(),
        situation: z.enum(['open', 'paused', 'resolved', 'closed']),
        raisedAt: z.number(),
      }),
    ),
  }),
});
