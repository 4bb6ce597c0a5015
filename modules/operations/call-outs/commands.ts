import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { Id } from '../place.ts';

const incidentId = '0198c2f0-2222-7000-8000-000000000001';
const callOutId = '0198c2f0-9999-7000-8000-000000000001';
const noSuchIncident = { 'no-such-incident': 'There is no incident with this id.' };
const words = z.string().trim().max(500);

export const CallOut = declareCommand({
  name: 'operations.callOut',
  summary: 'Call a partner out to an incident: helicopter, dogs, recovery, cameras; with a clock until it answers',
  permission: 'partner.call-out',
  schema: z.object({
    incidentId: Id,
    callOutId: Id,
    resource: z.string().max(40),
    reason: words.default(''),
    /** Registration, colour, make: whatever is to be recovered. */
    vehicle: words.default(''),
  }),
  refusals: {
    ...noSuchIncident,
    'no-such-partner': 'The force pack has no such partner resource.',
    'call-out-exists': 'A call-out with this id exists already.',
    'incident-over': 'That incident is over: open it again first.',
  },
  confirms: {
    'outside-hours': 'This partner is not there at this hour.',
    'vehicle-wanted': 'It is called out for a vehicle, and none is named.',
  },
  example: {
    incidentId,
    callOutId,
    resource: 'recovery',
    reason: 'Blocks the road',
    vehicle: 'ZZ99 RUT, grey pick-up',
  },
});

export const AnswerCallOut = declareCommand({
  name: 'operations.answerCallOut',
  summary: 'What a partner answered: accepted and when it will be there, declined, arrived; or it is stood down',
  permission: 'partner.call-out',
  schema: z.object({
    incidentId: Id,
    callOutId: Id,
    answer: z.enum(['accepted', 'declined', 'arrived', 'stood-down']),
    etaMinutes: z.int().min(0).max(1440).nullable().default(null),
    reference: words.default(''),
    words: words.default(''),
  }),
  refusals: {
    ...noSuchIncident,
    'no-such-call-out': 'There is no such call-out on this incident that still runs.',
    'answered-already': 'That is its answer already.',
  },
  example: { incidentId, callOutId, answer: 'accepted', etaMinutes: 12, reference: 'NP-2211', words: '' },
});
