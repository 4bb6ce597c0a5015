import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';

/** SM-91: an item of the estate names nothing of this; the records name their items. */
export const ItemRecords = declareView({
  name: 'service.itemRecords',
  summary:
    'IT incidents, problems and changes of an item of the estate, the newest first, with the time that it was out',
  key: 'id',
  parent: 'itemId',
  permission: 'service-incident.read',
  personal: true,
  row: z.object({
    id: z.string(),
    itemId: z.string(),
    kind: z.enum(['it-incident', 'problem', 'change']),
    number: z.string(),
    /** Null when erased. */
    title: z.string().nullable(),
    situation: z.string(),
    over: z.boolean(),
    at: z.number(),
    /** Nobody could work with it: planned, by a change; unplanned, by a fault. `until` null: it still lasts. */
    outage: z
      .object({ kind: z.enum(['planned', 'unplanned']), from: z.number(), until: z.number().nullable() })
      .nullable(),
  }),
});
