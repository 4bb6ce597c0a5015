import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { Id } from '../place.ts';
import { LinkKind } from './kinds.ts';

const fromId = '0198c2f0-2222-7000-8000-000000000001';
const toId = '0198c2f0-2222-7000-8000-000000000002';
const noSuchIncident = { 'no-such-incident': 'There is no incident with this id.' };

export const LinkIncidents = declareCommand({
  name: 'operations.linkIncidents',
  summary: 'Link two incidents: the first is a duplicate of, related to, a child of, or merged into the second',
  permission: 'incident.update',
  schema: z.object({ fromId: Id, toId: Id, kind: LinkKind }),
  refusals: { ...noSuchIncident, 'same-incident': 'An incident is not linked with itself.' },
  example: { fromId, toId, kind: 'duplicate' },
});

export const UnlinkIncidents = declareCommand({
  name: 'operations.unlinkIncidents',
  summary: 'Take a link of two incidents away, with the reason',
  permission: 'incident.update',
  schema: z.object({ fromId: Id, toId: Id, reason: z.string().trim().min(3).max(2000) }),
  refusals: { ...noSuchIncident, 'not-linked': 'These two are not linked.' },
  example: { fromId, toId, reason: 'Two fights in the same street, an hour apart' },
});

export const RuleOutDuplicate = declareCommand({
  name: 'operations.ruleOutDuplicate',
  summary: 'Say that this call is not about that incident: noted in both, and not offered again',
  permission: 'contact.take',
  schema: z.object({ contactId: Id, incidentId: Id }),
  refusals: {
    ...noSuchIncident,
    'no-such-contact': 'There is no contact with this id.',
    'contact-settled': 'This contact has become an incident, was added to one, or is closed.',
  },
  example: { contactId: '0198c2f0-1111-7000-8000-000000000001', incidentId: fromId },
});
