import { z } from 'zod';
import { declareView } from '../../../../kernel/pure.ts';
import { Proposal, Said } from '../terms.ts';

export const ChangeTemplates = declareView({
  name: 'service.changeTemplates',
  summary: 'Templates of standard changes, and how they did',
  key: 'id',
  permission: 'change.schedule',
  personal: false,
  row: z.object({
    id: z.string(),
    name: z.string(),
    proposal: Proposal,
    said: Said,
    approvedAt: z.number().nullable(),
    reviewedAt: z.number().nullable(),
    /** It is suspended from then on, unless somebody reviews it. */
    reviewDue: z.number().nullable(),
    used: z.number(),
    failed: z.number(),
    /** Suspended whatever the time: too many failures, or a P1 that it caused. */
    suspended: z.array(z.string()),
  }),
});
