import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';

export const Asks = declareView({
  name: 'operations.asks',
  summary: 'What was asked for beside units: all that waits for an answer, or all of one incident',
  key: 'id',
  parent: 'incidentId',
  permission: 'incident.read',
  personal: true,
  row: z.object({
    id: z.string(),
    askId: z.string(),
    incidentId: z.string(),
    number: z.string(),
    what: z.string(),
    name: z.string(),
    count: z.number(),
    urgent: z.boolean(),
    /** The crew that asks; null: a desk. */
    by: z.string().nullable(),
    /** Null when erased. */
    note: z.string().nullable(),
    state: z.enum(['open', 'met', 'declined', 'cancelled', 'lapsed']),
    askedAt: z.number(),
    askedBy: z.string(),
    dueAt: z.number(),
    /** Units that were sent for it. */
    callsigns: z.array(z.string()),
    answeredAt: z.number().nullable(),
    answeredBy: z.string().nullable(),
    reason: z.string().nullable(),
  }),
});
