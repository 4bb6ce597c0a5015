import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';

/** Whoever rings, found as they say who they are. */
export const Callers = declareView({
  name: 'service.callers',
  summary: 'People by collar number, call sign, telephone number, e-mail address or name, with their last records',
  key: 'id',
  permission: 'service-incident.work',
  personal: true,
  row: z.object({
    id: z.string(),
    name: z.string(),
    collar: z.string().nullable(),
    callsign: z.string().nullable(),
    /** By what they were found. */
    by: z.enum(['collar', 'phone', 'e-mail', 'name']),
    callBack: z.string(),
    siteId: z.string().nullable(),
    /** IT incidents and requests, the newest first. */
    last: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(['it-incident', 'request']),
        number: z.string(),
        summary: z.string().nullable(),
        situation: z.string(),
        raisedAt: z.number(),
      }),
    ),
  }),
});
