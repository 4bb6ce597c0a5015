import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';

export const MutualAid = declareView({
  name: 'operations.mutualAid',
  summary:
    'Units that other forces lend us and borrow from us: what is asked, what was answered, who is out since when',
  key: 'id',
  permission: 'aid.read',
  personal: true,
  row: z.object({
    id: z.string(),
    direction: z.enum(['in', 'out']),
    force: z.object({ id: z.string(), name: z.string() }),
    count: z.number(),
    from: z.number(),
    until: z.number(),
    situation: z.enum(['asked', 'agreed', 'declined', 'withdrawn', 'over']),
    askedAt: z.number(),
    askedBy: z.string(),
    answerDueAt: z.number(),
    answeredAt: z.number().nullable(),
    answeredBy: z.string().nullable(),
    /** Null when erased, as every word of it. */
    what: z.string().nullable(),
    contact: z.string().nullable(),
    reason: z.string().nullable(),
    answer: z.string().nullable(),
    units: z.array(
      z.object({
        callsign: z.string(),
        tourId: z.string().nullable(),
        lentAt: z.number(),
        returnedAt: z.number().nullable(),
      }),
    ),
  }),
});
