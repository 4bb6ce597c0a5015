import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';

export const AgreementReviews = declareView({
  name: 'service.agreementReviews',
  summary: 'When each agreement is reviewed next, and how the last review went',
  key: 'id',
  permission: 'service-level.read',
  personal: false,
  row: z.object({
    id: z.string(),
    version: z.number(),
    reviewAt: z.number().nullable(),
    last: z
      .object({ at: z.number(), by: z.string(), outcome: z.enum(['stands', 'to-change']), note: z.string().nullable() })
      .nullable(),
  }),
});
