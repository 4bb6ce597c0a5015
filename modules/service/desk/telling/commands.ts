import { z } from 'zod';
import { declareCommand } from '../../../../kernel/pure.ts';

const Id = z.uuid();
const Why = z.string().max(200);
const serviceIncidentId = '0198c2f0-8888-7000-8000-000000000001';
const absent = { 'no-such-service-incident': 'There is no IT incident with this id.' };

export const TellStaff = declareCommand({
  name: 'service.tellStaff',
  summary: 'Tell those whom the rules of the force name that something happened to an IT incident (the system alone)',
  permission: 'service-incident.flow',
  schema: z.object({
    serviceIncidentId: Id,
    people: z
      .array(z.object({ id: Id, name: Why }))
      .min(1)
      .max(200),
    why: Why,
  }),
  refusals: absent,
  example: {
    ...{ serviceIncidentId, why: 'The person who reported it wrote' },
    people: [{ id: '0198c2f0-0000-7000-8000-00000000000a', name: 'Nadia Rahman' }],
  },
});

export const EscalateServiceIncident = declareCommand({
  name: 'service.escalateServiceIncident',
  summary: 'Give an IT incident to the team that the rules of the force name when a target goes (the system alone)',
  permission: 'service-incident.flow',
  schema: z.object({ serviceIncidentId: Id, teamId: z.string().min(1).max(80), why: Why }),
  refusals: absent,
  example: { serviceIncidentId, teamId: 'networks', why: 'A target was missed' },
});
