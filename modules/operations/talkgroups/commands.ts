import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { Id } from '../place.ts';

const incidentId = '0198c2f0-2222-7000-8000-000000000001';
const patchId = '0198c2f0-bbbb-7000-8000-000000000001';
const TalkgroupId = z.string().trim().min(1).max(20);
const noSuchIncident = { 'no-such-incident': 'There is no incident with this id.' };
const noSuchTalkgroup = { 'no-such-talkgroup': 'The force pack has no such talkgroup.' };

export const SetTalkgroup = declareCommand({
  name: 'operations.setTalkgroup',
  summary: 'Record a talkgroup on which the incident is worked',
  permission: 'incident.update',
  schema: z.object({ incidentId: Id, talkgroup: TalkgroupId, purpose: z.string().trim().max(200) }),
  refusals: { ...noSuchIncident, ...noSuchTalkgroup },
  confirms: { 'talkgroup-in-use': 'Another incident is worked on it.' },
  example: { incidentId, talkgroup: 'RUT-9', purpose: 'Search teams' },
});

export const ReleaseTalkgroup = declareCommand({
  name: 'operations.releaseTalkgroup',
  summary: 'Record that the incident is no longer worked on a talkgroup',
  permission: 'incident.update',
  schema: z.object({ incidentId: Id, talkgroup: TalkgroupId }),
  refusals: { ...noSuchIncident, 'not-in-use': 'The incident is not worked on this talkgroup.' },
  example: { incidentId, talkgroup: 'RUT-9' },
});

export const PatchTalkgroups = declareCommand({
  name: 'operations.patchTalkgroups',
  summary:
    'Record that talkgroups were patched or merged for the incident; the radio itself is keyed at the radio position',
  permission: 'incident.update',
  schema: z.object({
    incidentId: Id,
    patchId: Id,
    kind: z.enum(['patch', 'merge']),
    talkgroups: z.array(TalkgroupId).min(2).max(8),
  }),
  refusals: {
    ...noSuchIncident,
    ...noSuchTalkgroup,
    'patched-already': 'One of them is in a patch of this incident already.',
  },
  example: { incidentId, patchId, kind: 'patch', talkgroups: ['RUT-1', 'MA-1'] },
});

export const UnpatchTalkgroups = declareCommand({
  name: 'operations.unpatchTalkgroups',
  summary: 'Record that a patch or merge was taken apart',
  permission: 'incident.update',
  schema: z.object({ incidentId: Id, patchId: Id }),
  refusals: { ...noSuchIncident, 'no-such-patch': 'The incident has no such patch.' },
  example: { incidentId, patchId },
});
