import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';

export const Notices = declareView({
  name: 'service.notices',
  summary: 'Known outages and planned work, in the words that everybody reads',
  key: 'id',
  permission: 'service-notice.read',
  personal: false,
  row: z.object({
    id: z.string(),
    kind: z.enum(['outage', 'planned']),
    /** A major IT incident stands behind it. */
    major: z.boolean(),
    title: z.string(),
    text: z.string(),
    serviceIds: z.array(z.string()),
    siteIds: z.array(z.string()),
    aboutId: z.string().nullable(),
    from: z.number(),
    until: z.number().nullable(),
    nextAt: z.number().nullable(),
    changedAt: z.number(),
  }),
});
