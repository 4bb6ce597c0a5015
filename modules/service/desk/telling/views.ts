import { z } from 'zod';
import { declareView } from '../../../../kernel/pure.ts';

export const Told = declareView({
  name: 'service.told',
  summary: 'What one was told of IT incidents by the rules of the force, the newest first',
  key: 'id',
  parent: 'personId',
  permission: 'service-own.read',
  personal: true,
  row: z.object({
    id: z.string(),
    personId: z.string(),
    /** In the log: what is later is newer. */
    position: z.number(),
    at: z.number(),
    why: z.string(),
    serviceIncidentId: z.string(),
    number: z.string(),
    /** Null when erased. */
    summary: z.string().nullable(),
    priority: z.number(),
  }),
});
