import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';

export const SetLiveFloor = declareCommand({
  name: 'service.setLiveFloor',
  summary:
    'Weigh an IT incident anew by what goes on just now where it hits (the system alone); logged, and undone when it is over',
  permission: 'service-incident.live-floor',
  schema: z.object({
    serviceIncidentId: z.uuid(),
    /** Null: nothing goes on there any more. */
    floor: z.object({ priority: z.int().min(1).max(5), because: z.string().max(300) }).nullable(),
  }),
  refusals: {
    'no-such-service-incident': 'There is no IT incident with this id.',
    'not-open': 'It is not open: it is resolved or closed.',
    'no-change': 'It would stand as it stands.',
    'set-by-person': 'Somebody has given it its priority below a floor, and answers for it.',
  },
  example: {
    serviceIncidentId: '0198c2f0-8888-7000-8000-000000000001',
    floor: { priority: 1, because: 'armed deployment: OA10' },
  },
});
