import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { Id, Instant } from '../place.ts';

const incidentId = '0198c2f0-2222-7000-8000-000000000001';
const tacticalId = '0198c2f0-bbbb-7000-8000-000000000001';
const noSuchIncident = { 'no-such-incident': 'There is no incident with this id.' };
const noSuch = {
  ...noSuchIncident,
  'no-such-tactical': 'There is no such tactical job on this incident, or it has ended.',
};
const words = z.string().trim().max(2000);
const reason = words.min(3);
const of = { incidentId: Id, tacticalId: Id };
const named = z.string().max(40);

export const OpenTactical = declareCommand({
  name: 'operations.openTactical',
  summary: 'Open a pursuit, a firearms job or its tactical phase: authority is sought for it, with a clock',
  permission: 'tactical.run',
  schema: z.object({ ...of, kind: named, planned: z.boolean().default(false), reason }),
  refusals: {
    ...noSuchIncident,
    'no-such-kind': 'The force pack has no tactical job of this kind.',
    'tactical-exists': 'A tactical job with this id exists already.',
    'incident-over': 'That incident is over: open it again first.',
  },
  confirms: { 'address-not-exact': 'The log has no exact address for a planned firearms job.' },
  example: { incidentId, tacticalId, kind: 'pursuit', planned: false, reason: 'Failed to stop, known driver' },
});

export const SeekAuthority = declareCommand({
  name: 'operations.seekAuthority',
  summary: 'Seek authority again for a tactical job: it was refused, or runs out',
  permission: 'tactical.run',
  schema: z.object({ ...of, reason }),
  refusals: { ...noSuch, 'sought-already': 'Authority is being sought already.' },
  example: { incidentId, tacticalId, reason: 'He has a passenger now' },
});

export const GiveAuthority = declareCommand({
  name: 'operations.giveAuthority',
  summary: 'Give authority for a tactical job: by whom, for which options, until when, on what conditions',
  permission: 'tactical.authorise',
  schema: z.object({
    ...of,
    by: words.min(3).max(200),
    options: z.array(named).max(20).default([]),
    until: Instant.nullable().default(null),
    conditions: words.default(''),
  }),
  refusals: { ...noSuch, 'no-such-option': 'The force pack has no such option for this kind of job.' },
  confirms: { 'address-not-exact': 'The log has no exact address for a planned firearms job.' },
  example: { incidentId, tacticalId, by: 'Insp Grace Oduya, FIM', options: ['follow'], until: null, conditions: '' },
});

export const RefuseAuthority = declareCommand({
  name: 'operations.refuseAuthority',
  summary: 'Refuse authority for a tactical job',
  permission: 'tactical.authorise',
  schema: z.object({ ...of, by: words.min(3).max(200), reason }),
  refusals: noSuch,
  example: { incidentId, tacticalId, by: 'Insp Grace Oduya, FIM', reason: 'Risk to the public outweighs it' },
});

export const TakeCommand = declareCommand({
  name: 'operations.takeCommand',
  summary: 'Record who commands a tactical job, by role; the last who took a role has it',
  permission: 'tactical.run',
  schema: z.object({ ...of, role: named, person: words.min(2).max(200) }),
  refusals: { ...noSuch, 'no-such-role': 'The force pack has no such role for this kind of job.' },
  example: { incidentId, tacticalId, role: 'pursuit-commander', person: 'Insp Grace Oduya' },
});

export const RecordOption = declareCommand({
  name: 'operations.recordOption',
  summary: 'Record a tactical option that is used',
  permission: 'tactical.run',
  schema: z.object({ ...of, option: named, note: words.default('') }),
  refusals: { ...noSuch, 'no-such-option': 'The force pack has no such option for this kind of job.' },
  confirms: { 'not-authorised': 'Nobody has given authority for this option.' },
  example: { incidentId, tacticalId, option: 'tyre-deflation', note: 'A606 at Whissendine' },
});

export const ReviewTactical = declareCommand({
  name: 'operations.reviewTactical',
  summary: 'Look at a tactical job again: why it goes on',
  permission: 'tactical.run',
  schema: z.object({ ...of, rationale: reason }),
  refusals: noSuch,
  example: { incidentId, tacticalId, rationale: 'Light traffic, 50 mph, still proportionate' },
});

export const CloseTactical = declareCommand({
  name: 'operations.closeTactical',
  summary: 'End a tactical job, and what came of it',
  permission: 'tactical.run',
  schema: z.object({ ...of, outcome: reason }),
  refusals: noSuch,
  example: { incidentId, tacticalId, outcome: 'Stopped by tyre deflation, driver arrested' },
});
