import { z } from 'zod';
import { declareView } from '../../../../kernel/pure.ts';
import { BlackoutKind } from './events.ts';

export const Blackouts = declareView({
  name: 'service.blackouts',
  summary: 'Times in which nothing is changed',
  key: 'id',
  permission: 'change.schedule',
  personal: false,
  row: z.object({
    id: z.string(),
    kind: BlackoutKind,
    /** Null when erased. */
    name: z.string().nullable(),
    reason: z.string().nullable(),
    from: z.number(),
    to: z.number().nullable(),
    serviceIds: z.array(z.string()),
    areaIds: z.array(z.string()),
  }),
});
