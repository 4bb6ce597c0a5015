import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';

export const CallOuts = declareView({
  name: 'operations.callOuts',
  summary: 'Partners that were called out to an incident: how, what they answered, when they will be there',
  key: 'id',
  parent: 'incidentId',
  permission: 'incident.read',
  personal: true,
  row: z.object({
    id: z.string(),
    callOutId: z.string(),
    incidentId: z.string(),
    resource: z.object({ id: z.string(), name: z.string(), kind: z.string() }),
    how: z.string(),
    /** Null when erased, as every word of it. */
    reason: z.string().nullable(),
    vehicle: z.string().nullable(),
    calledAt: z.number(),
    calledBy: z.string(),
    /** When its answer is due, or it was to be there. */
    dueAt: z.number().nullable(),
    state: z.enum(['asked', 'accepted', 'declined', 'arrived', 'stood-down']),
    etaAt: z.number().nullable(),
    reference: z.string().nullable(),
    words: z.string().nullable(),
    answeredAt: z.number().nullable(),
    answeredBy: z.string().nullable(),
  }),
});
