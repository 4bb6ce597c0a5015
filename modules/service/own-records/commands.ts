import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';

const Id = z.uuid();
const serviceIncidentId = '0198c2f0-8888-7000-8000-000000000001';
const absent = { 'no-such-service-incident': 'There is no IT incident with this id.' };

export const CommentServiceIncident = declareCommand({
  name: 'service.commentServiceIncident',
  summary: 'Add a word to an IT incident of your own; what waited for your answer goes on',
  permission: 'service-incident.follow',
  schema: z.object({ serviceIncidentId: Id, text: z.string().trim().min(1).max(20_000) }),
  refusals: absent,
  example: { serviceIncidentId, text: 'It is the grey one in the back office' },
});

export const WithdrawServiceIncident = declareCommand({
  name: 'service.withdrawServiceIncident',
  summary: 'Withdraw an IT incident of your own: nothing is needed any more',
  permission: 'service-incident.follow',
  schema: z.object({ serviceIncidentId: Id, reason: z.string().trim().max(2000).default('') }),
  refusals: { ...absent, 'not-open': 'It is over already.' },
  example: { serviceIncidentId, reason: 'It works again' },
});

export const JoinOutage = declareCommand({
  name: 'service.joinOutage',
  summary: 'Say that an outage which is known affects you as well',
  permission: 'service-incident.report',
  schema: z.object({ serviceIncidentId: Id }),
  refusals: { 'no-such-outage': 'There is no such outage: it is over, or it was none.' },
  example: { serviceIncidentId },
});
