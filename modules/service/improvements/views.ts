import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';
import { Source } from './events.ts';

export const Improvements = declareView({
  name: 'service.improvements',
  summary: 'The Service Improvement Plan: action, owner, measure, benefit, progress and next review of each',
  key: 'id',
  permission: 'improvement.read',
  personal: false,
  row: z.object({
    id: z.string(),
    number: z.string(),
    situation: z.enum(['planned', 'reached', 'dropped']),
    source: Source,
    month: z.string().nullable(),
    title: z.string(),
    agreementId: z.string().nullable(),
    serviceId: z.string().nullable(),
    ownerId: z.string().nullable(),
    owner: z.string(),
    /** Null when erased. */
    action: z.string().nullable(),
    measure: z.string().nullable(),
    benefit: z.string().nullable(),
    percent: z.number(),
    reviewAt: z.number(),
    plannedAt: z.number(),
    changedAt: z.number(),
    progress: z.array(z.object({ at: z.number(), by: z.string(), percent: z.number(), note: z.string().nullable() })),
  }),
});
