import { z } from 'zod';
import { declareCommand } from '../../../../kernel/pure.ts';

const Id = z.uuid();
const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens, e.g. service-desk');
const personId = '0198c2f0-0000-7000-8000-00000000000a';
const notOthers = { 'not-yours': 'Everybody starts and ends their own shift.' };

export const StartDeskShift = declareCommand({
  name: 'service.startDeskShift',
  summary: 'Say that one is at the desk: of which teams one takes work, and what one knows best',
  permission: 'service-incident.work',
  schema: z.object({
    personId: Id,
    teamIds: z.array(Slug).min(1).max(50),
    categoryIds: z.array(Slug).max(100).default([]),
    hours: z.int().min(1).max(14).default(10),
  }),
  refusals: {
    ...notOthers,
    'no-such-team': 'The force has no such team.',
    'no-such-category': 'The force has no such category.',
  },
  example: { personId, teamIds: ['service-desk'], categoryIds: ['access'] },
});

export const EndDeskShift = declareCommand({
  name: 'service.endDeskShift',
  summary: 'Leave the desk: nothing more is given to one',
  permission: 'service-incident.work',
  schema: z.object({ personId: Id }),
  refusals: { ...notOthers, 'not-on-shift': 'No shift of this person runs.' },
  example: { personId },
});

export const RouteServiceIncident = declareCommand({
  name: 'service.routeServiceIncident',
  summary: 'Give an IT incident to whom the rule of its team says (the system alone)',
  permission: 'service-incident.flow',
  schema: z.object({ serviceIncidentId: Id, takerId: Id, because: z.string().max(200) }),
  refusals: {},
  example: { serviceIncidentId: '0198c2f0-8888-7000-8000-000000000001', takerId: personId, because: 'has 2 open' },
});
