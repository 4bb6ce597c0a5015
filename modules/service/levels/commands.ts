import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';

const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens, e.g. supplier-late');

export const ExplainBreach = declareCommand({
  name: 'service.explainBreach',
  summary: 'Say why a target of an IT incident was missed, and which team has to answer for it',
  permission: 'service-level.explain',
  schema: z.object({
    serviceIncidentId: z.uuid(),
    metric: z.enum(['response', 'resolution', 'update']),
    reason: Slug,
    teamId: Slug,
    note: z.string().trim().max(2000).default(''),
  }),
  refusals: {
    'no-such-service-incident': 'There is no IT incident with this id.',
    'no-such-reason': 'The force knows no such reason.',
    'no-such-team': 'The force has no such team.',
    'not-missed': 'This target was not missed.',
  },
  example: {
    serviceIncidentId: '0198c2f0-8888-7000-8000-000000000001',
    metric: 'resolution',
    reason: 'supplier-late',
    teamId: 'networks',
    note: 'The carrier found the cut two days later',
  },
});
