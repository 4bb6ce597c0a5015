import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';

export const KitHealths = declareView({
  name: 'estate.kitHealths',
  summary: 'Watched items that are down, degraded or have not been heard of for a quarter of an hour',
  key: 'id',
  permission: 'estate-item.read',
  personal: false,
  row: z.object({
    id: z.string(),
    label: z.string(),
    classId: z.string(),
    /** Last sign of life. */
    at: z.number(),
    state: z.enum(['up', 'degraded', 'down']),
    since: z.number(),
    detail: z.string(),
    source: z.string(),
  }),
});
