import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { Id } from '../place.ts';

export const SettleUnmappedCode = declareCommand({
  name: 'operations.settleUnmappedCode',
  summary: 'Settle what could not be sent for want of a code of theirs: what was said to whom',
  permission: 'codes.settle',
  schema: z.object({
    incidentId: Id,
    unmappedId: z.string().max(200),
    words: z.string().trim().min(3).max(2_000),
  }),
  refusals: {
    'no-such-incident': 'There is no incident with this id.',
    'no-such-code': 'Nothing is to be settled under this id, or it has been.',
  },
  example: {
    incidentId: '0198c2f0-2222-7000-8000-000000000001',
    unmappedId: 'methane:fire:012',
    words: 'Read to their control room, spoke to the duty manager',
  },
});

export const TestCodeMappings = declareCommand({
  name: 'operations.testCodeMappings',
  summary: 'Try every table of codes against the force pack in force, as it is done each night',
  permission: 'codes.test',
  schema: z.object({ because: z.enum(['nightly', 'published', 'asked']).default('asked') }),
  example: { because: 'asked' },
});
