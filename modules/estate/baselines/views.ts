import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';

export const Baselines = declareView({
  name: 'estate.baselines',
  summary: 'The estate as it was at times that somebody has named',
  key: 'id',
  permission: 'estate-item.read',
  personal: true,
  row: z.object({
    id: z.string(),
    name: z.string(),
    note: z.string().nullable(),
    author: z.string(),
    at: z.number(),
    position: z.number(),
    items: z.number(),
  }),
});

export const BaselineDifferences = declareView({
  name: 'estate.baselineDifferences',
  summary: 'What is different between two baselines (from, to; to left out: now), item by item',
  key: 'id',
  permission: 'estate-item.read',
  personal: true,
  report: true,
  row: z.object({
    /** Of the item. */
    id: z.string(),
    label: z.string(),
    classId: z.string(),
    name: z.string().nullable(),
    what: z.enum(['added', 'gone', 'changed']),
    changes: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })),
  }),
});
