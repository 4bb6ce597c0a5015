import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { Id } from '../place.ts';

const incidentId = '0198c2f0-2222-7000-8000-000000000001';
const refusals = { 'no-such-incident': 'There is no incident with this id.' };

export const NoteAvailability = declareCommand({
  name: 'operations.noteAvailability',
  summary: 'Write into the log which units are free, committed and unavailable now, and who is nearest',
  permission: 'incident.update',
  schema: z.object({ incidentId: Id }),
  refusals,
  example: { incidentId },
});

export const NoteAvailabilityAtBreach = declareCommand({
  name: 'operations.noteAvailabilityAtBreach',
  summary: 'Write into the log which units there were when a promise broke (the system alone)',
  permission: 'availability.note',
  schema: z.object({ incidentId: Id, key: z.string().max(200) }),
  refusals,
  example: { incidentId, key: 'arrive' },
});
