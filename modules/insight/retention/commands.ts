import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { keepingGrounds } from './review.ts';

export const KeepLonger = declareCommand({
  name: 'insight.keepLonger',
  summary:
    'Review a record that is done with and keep it beyond its time, until a day and on a ground; it is due again then',
  permission: 'records.review',
  schema: z.object({
    recordId: z.uuid(),
    records: z.enum(['incident', 'contact']),
    /** When the record was due as the reviewer saw it (ms). */
    seen: z.number(),
    keepUntil: z.number(),
    ground: z.enum(keepingGrounds),
    reason: z.string().trim().min(3).max(1000),
  }),
  refusals: {
    'not-kept': 'No record of any class that is done with has this id.',
    'reviewed-meanwhile': 'Somebody has reviewed it meanwhile.',
    'not-longer': 'The day must lie ahead, and after the day on which it is due.',
    'too-long': 'A review is owed at least every ten years.',
  },
  example: {
    recordId: '0198c2f0-7777-7000-8000-000000000001',
    records: 'incident',
    seen: 1_795_600_000_000,
    keepUntil: 1_900_000_000_000,
    ground: 'serious-harm',
    reason: 'Threats with a knife at the same address twice since',
  },
});
