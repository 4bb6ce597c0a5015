import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { keptByRules } from '../desk/rules/refusals.ts';
import { Source } from './events.ts';

const Id = z.uuid();
const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens, e.g. radio-handset');
const Text = z.string().trim().min(1).max(20_000);
/** In the force's own matrix, which has 3 or 5 of each. */
const Level = z.int().min(1).max(5);
const serviceIncidentId = '0198c2f0-8888-7000-8000-000000000001';
const absent = { 'no-such-service-incident': 'There is no IT incident with this id.' };
const notOpen = { ...absent, 'not-open': 'It is not open: it is resolved or closed.' };

export const RaiseServiceIncident = declareCommand({
  name: 'service.raiseServiceIncident',
  summary: 'Raise an IT incident: what is wrong, for whom, with what',
  permission: 'service-incident.report',
  schema: z.object({
    serviceIncidentId: Id,
    source: Source,
    /** Whose trouble it is; left out: of whoever sends this. */
    reporterId: Id.nullable().default(null),
    reporter: z.string().trim().max(200).default(''),
    callBack: z.string().trim().max(200).default(''),
    summary: z.string().trim().min(3).max(200),
    description: z.string().trim().max(20_000).default(''),
    itemIds: z.array(Id).max(50).default([]),
    serviceId: Slug.nullable().default(null),
    categoryId: Slug.nullable().default(null),
    /** One of the force's stations. */
    siteId: Slug.nullable().default(null),
    teamId: Slug.nullable().default(null),
    /** 1: a whole site or service; 3: one person. */
    impact: Level.default(3),
    /** 1: cannot work; 3: can work as before. */
    urgency: Level.default(3),
    /** In the words of the desk, apart from those of the person who reports it. */
    symptoms: z.string().trim().max(20_000).default(''),
    /** As a machine sends them: host, check, value … */
    parameters: z.record(z.string().max(100), z.string().max(2000)).default({}),
    callBackBy: z.enum(['phone', 'e-mail', 'radio', 'portal', 'in-person']).nullable().default(null),
    /** An IT incident that broke again too late to be reopened. */
    followsId: Id.nullable().default(null),
  }),
  refusals: {
    ...keptByRules,
    'service-incident-exists': 'An IT incident with this id exists already.',
    'no-such-category': 'The force has no such category.',
    'no-such-service': 'The force has no such service.',
    'no-such-team': 'The force has no such team.',
    'no-such-level': 'The matrix of the force has no such impact or urgency.',
    'no-such-service-incident': 'There is no IT incident with the id that it follows.',
  },
  example: { serviceIncidentId, source: 'portal', summary: 'Radio does not switch on', categoryId: 'radio-handset' },
});

export const AssignServiceIncident = declareCommand({
  name: 'service.assignServiceIncident',
  summary: 'Give an IT incident to a team, and to somebody of it, with a note for them',
  permission: 'service-incident.work',
  schema: z.object({
    serviceIncidentId: Id,
    teamId: Slug,
    assigneeId: Id.nullable().default(null),
    assignee: z.string().trim().max(200).nullable().default(null),
    note: z.string().trim().max(2000).default(''),
    /** Who had it when this was chosen; left out: whoever has it. */
    seen: z.object({ teamId: Slug, assigneeId: Id.nullable() }).nullable().default(null),
  }),
  refusals: {
    ...notOpen,
    'no-such-team': 'The force has no such team.',
    'changed-meanwhile': 'Somebody else assigned it meanwhile: both are shown.',
  },
  example: { serviceIncidentId, teamId: 'radio', note: 'Battery changed already' },
});

export const AnswerReporter = declareCommand({
  name: 'service.answerReporter',
  summary: 'Answer the person who reported an IT incident: they read it',
  permission: 'service-incident.work',
  schema: z.object({ serviceIncidentId: Id, text: Text }),
  refusals: absent,
  example: { serviceIncidentId, text: 'We have found a spare handset; it is at the front desk.' },
});

export const NoteServiceIncident = declareCommand({
  name: 'service.noteServiceIncident',
  summary: 'Write a note into an IT incident, for the service centre alone',
  permission: 'service-incident.work',
  schema: z.object({ serviceIncidentId: Id, text: Text }),
  refusals: absent,
  example: { serviceIncidentId, text: 'Third of this batch this month' },
});

export const PauseServiceIncident = declareCommand({
  name: 'service.pauseServiceIncident',
  summary: 'Let the clocks of an IT incident stand still, with the reason',
  permission: 'service-incident.work',
  schema: z.object({
    serviceIncidentId: Id,
    reason: Slug,
    until: z.int().positive().nullable().default(null),
    note: z.string().trim().max(2000).default(''),
  }),
  refusals: {
    ...notOpen,
    ...keptByRules,
    'no-such-reason': 'The force knows no such reason to pause.',
    'reason-not-allowed': 'This reason does not pause a record of this priority.',
  },
  example: { serviceIncidentId, reason: 'waiting-supplier', note: 'Supplier reference 4471' },
});

export const ResumeServiceIncident = declareCommand({
  name: 'service.resumeServiceIncident',
  summary: 'Let the clocks of an IT incident go on',
  permission: 'service-incident.work',
  schema: z.object({ serviceIncidentId: Id, note: z.string().trim().max(2000).default('') }),
  refusals: { ...absent, ...keptByRules, 'not-paused': 'Its clocks do not stand still.' },
  example: { serviceIncidentId, note: 'They rang back' },
});

export const ResolveServiceIncident = declareCommand({
  name: 'service.resolveServiceIncident',
  summary: 'Resolve an IT incident: what was done, told to the person who reported it',
  permission: 'service-incident.work',
  schema: z.object({ serviceIncidentId: Id, resolution: Text, closureCategoryId: Slug.nullable().default(null) }),
  refusals: { ...notOpen, ...keptByRules, 'no-such-category': 'The force has no such category.' },
  example: { serviceIncidentId, resolution: 'Handset replaced', closureCategoryId: 'radio-handset' },
});

export const ReopenServiceIncident = declareCommand({
  name: 'service.reopenServiceIncident',
  summary: 'Reopen an IT incident that was resolved in vain',
  permission: 'service-incident.follow',
  schema: z.object({ serviceIncidentId: Id, reason: z.string().trim().min(3).max(2000) }),
  refusals: {
    ...absent,
    ...keptByRules,
    'not-resolved': 'It has not been resolved.',
    'reopen-too-late': 'The time for reopening is over: raise a new one, linked to it.',
  },
  example: { serviceIncidentId, reason: 'It went off again' },
});

export const ConfirmServiceIncident = declareCommand({
  name: 'service.confirmServiceIncident',
  summary: 'Confirm that an IT incident is solved, and close it',
  permission: 'service-incident.follow',
  schema: z.object({ serviceIncidentId: Id }),
  refusals: { ...absent, ...keptByRules, 'not-resolved': 'It has not been resolved.' },
  example: { serviceIncidentId },
});
