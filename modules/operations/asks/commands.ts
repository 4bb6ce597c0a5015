import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { Id } from '../place.ts';

const incidentId = '0198c2f0-2222-7000-8000-000000000001';
const askId = '0198c2f0-aaaa-7000-8000-000000000001';
const noSuchIncident = { 'no-such-incident': 'There is no incident with this id.' };

export const AskForResource = declareCommand({
  name: 'operations.askForResource',
  summary:
    'Ask for more than is on an incident: back-up, a dog, recovery; it waits with a clock of its own until it is answered',
  permission: 'resource.ask',
  schema: z.object({
    incidentId: Id,
    askId: Id,
    what: z.string().max(40),
    count: z.int().min(1).max(20).default(1),
    urgent: z.boolean().default(false),
    note: z.string().trim().max(1000).default(''),
  }),
  refusals: {
    ...noSuchIncident,
    'no-such-resource': 'The force pack has nothing of this name that can be asked for.',
    'ask-exists': 'An ask with this id exists already.',
    'incident-over': 'That incident is over: open it again first.',
  },
  example: { incidentId, askId, what: 'dog', count: 1, urgent: true, note: 'He ran into the wood' },
});

export const AnswerAsk = declareCommand({
  name: 'operations.answerAsk',
  summary: 'Answer what was asked for: met, declined, cancelled',
  permission: 'resource.answer',
  schema: z.object({
    incidentId: Id,
    askId: Id,
    answer: z.enum(['met', 'declined', 'cancelled']),
    reason: z.string().trim().max(1000).default(''),
  }),
  refusals: {
    ...noSuchIncident,
    'no-such-ask': 'Nothing is asked for under this id that waits for an answer.',
  },
  example: { incidentId, askId, answer: 'declined', reason: 'No dog on duty before six' },
});
