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

export const CountReviews = declareCommand({
  name: 'insight.countReviews',
  summary:
    'Note how many records of a kind fall due for review on one day, so that somebody is told until they were reviewed',
  permission: 'records.count',
  schema: z.object({
    records: z.enum(['incident', 'contact']),
    /** Records due from here on and before `until` (ms); 0: all that were overdue when it was first looked. */
    from: z.int().min(0),
    until: z.int().min(0),
    count: z.int().min(0),
    /** The end of the log when it was looked: what was reviewed until then is not in `count`. */
    asOf: z.int().min(0),
  }),
  example: { records: 'incident', from: 1_796_083_200_000, until: 1_796_169_600_000, count: 37, asOf: 1_200_000 },
});
