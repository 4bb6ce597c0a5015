import { z } from 'zod';
import { declareCommand } from '../../../../kernel/pure.ts';
import { By } from './events.ts';

const trendId = '0198c2f0-5555-7000-8000-0000000000aa';

export const FindTrend = declareCommand({
  name: 'service.findTrend',
  summary: 'Propose what repeats as a problem (the system alone)',
  permission: 'problem.watch',
  schema: z.object({
    trendId: z.uuid(),
    by: By,
    subjectId: z.string().min(1).max(80),
    days: z.int().min(1),
    limit: z.int().min(2),
    count: z.int().min(2),
  }),
  example: { trendId, by: 'category', subjectId: 'printing', days: 7, limit: 20, count: 20 },
});

export const DismissTrend = declareCommand({
  name: 'service.dismissTrend',
  summary: 'Say why what repeats is no problem; it is not proposed again before its window has passed',
  permission: 'problem.work',
  schema: z.object({ trendId: z.uuid(), reason: z.string().trim().min(3).max(2_000) }),
  refusals: { 'no-such-trend': 'Nothing of the kind is proposed.' },
  example: { trendId, reason: 'New starters of this week' },
});
