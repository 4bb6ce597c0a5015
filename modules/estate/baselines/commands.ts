import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';

export const TakeBaseline = declareCommand({
  name: 'estate.takeBaseline',
  summary: 'Keep the estate as it is now under a name, to compare it with later',
  permission: 'estate-item.keep',
  schema: z.object({
    baselineId: z.uuid(),
    name: z.string().trim().min(1).max(200),
    note: z.string().trim().max(2_000).default(''),
  }),
  refusals: { 'baseline-exists': 'A baseline with this id exists already.' },
  example: { baselineId: '0198c2f0-9999-7000-8000-00000000000b', name: 'Before the move of data hall A' },
});
