import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';

export const UnitHistory = declareView({
  name: 'operations.unitHistory',
  summary: 'All that a unit did and was told in a tour of duty, line by line',
  key: 'id',
  parent: 'tourId',
  permission: 'unit.read',
  personal: true,
  row: z.object({
    id: z.string(),
    tourId: z.string(),
    callsign: z.string(),
    at: z.number(),
    kind: z.enum(['status', 'job', 'crew', 'alarm', 'radio', 'message', 'law']),
    text: z.string(),
    by: z.string(),
    /** The incident that it is about. */
    incidentId: z.string().nullable(),
    /** The unit that its crew came from or went on with. */
    with: z.object({ tourId: z.string(), callsign: z.string() }).nullable(),
  }),
});
