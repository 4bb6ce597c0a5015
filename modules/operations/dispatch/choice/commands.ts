import { z } from 'zod';
import { declareCommand } from '../../../../kernel/pure.ts';
import { Id } from '../../place.ts';

export const SetPlanLevel = declareCommand({
  name: 'operations.setPlanLevel',
  summary: 'Raise the response plan of an incident to another level, or lower it',
  permission: 'incident.update',
  schema: z.object({
    incidentId: Id,
    /** The level that stood when it was chosen. */
    seen: z.int(),
    level: z.int().min(1).max(9),
    reason: z.string().trim().min(3).max(1000),
  }),
  refusals: {
    'no-such-incident': 'There is no incident with this id.',
    'no-such-level': 'The plan has no such level.',
    'changed-meanwhile': 'Somebody changed this value after you read it.',
    'incident-closed': 'That incident is closed: re-open it first.',
  },
  example: {
    ...{ incidentId: '0198c2f0-2222-7000-8000-000000000001', seen: 1, level: 2 },
    reason: 'Thirty people now, bottles thrown',
  },
});
