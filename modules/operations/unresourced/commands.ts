import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { Id } from '../place.ts';

export const GiveUnresourcedReason = declareCommand({
  name: 'operations.giveUnresourcedReason',
  summary: 'Say why nobody was sent, or nobody in time',
  permission: 'incident.update',
  schema: z.object({ incidentId: Id, reason: z.string().max(10), note: z.string().max(2000) }),
  refusals: {
    'no-such-incident': 'There is no incident with this id.',
    'no-such-reason': 'The force pack has no such reason.',
  },
  example: { incidentId: '0198c2f0-2222-7000-8000-000000000001', reason: 'U2', note: 'Two collisions on the A1' },
});
