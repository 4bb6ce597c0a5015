import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { Id } from '../place.ts';

/** The system's own: no role holds its permission. */
export const ReckonArrival = declareCommand({
  name: 'operations.reckonArrival',
  summary: 'Reckon again when a unit will be there, for a caller who was told a time',
  permission: 'incident.reckon',
  schema: z.object({ incidentId: Id }),
  refusals: { 'no-such-incident': 'There is no incident with this id.' },
  example: { incidentId: '0198c2f0-2222-7000-8000-000000000001' },
});
