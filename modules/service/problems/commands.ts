import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { Analysis } from './analysis.ts';
import { Source } from './events.ts';

const Id = z.uuid();
const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens, e.g. radio-handset');
const Line = z.string().trim().max(200);
const Title = Line.min(3);
const Text = z.string().trim().max(20_000);
const Said = Text.min(1);
const Reason = z.string().trim().min(3).max(2_000);
const Level = z.int().min(1).max(5);
const problemId = '0198c2f0-5555-7000-8000-000000000001';
const serviceIncidentId = '0198c2f0-8888-7000-8000-000000000001';

const absent = { 'no-such-problem': 'There is no problem with this id.' };
const live = { ...absent, 'problem-closed': 'It is closed: reopen it first.' };
const unknowns = {
  'no-such-category': 'The force has no such category.',
  'no-such-service': 'The force has no such service.',
  'no-such-team': 'The force has no such team.',
  'no-such-level': 'The matrix of the force has no such impact or urgency.',
};
const noIncident = { 'no-such-service-incident': 'There is no IT incident with this id.' };
const changed = { 'changed-meanwhile': 'Somebody else has changed it meanwhile.' };
const noError = { ...absent, 'no-known-error': 'Nobody has written a known error of it.' };
const passed = { 'review-passed': 'The review lies in the past: give a time to come.' };

const About = z.object({
  problemId: Id,
  title: Title,
  description: Text.default(''),
  /** Who is asked about it; left out: whoever opens it. */
  contactId: Id.nullable().default(null),
  contact: Line.default(''),
  categoryId: Slug.nullable().default(null),
  serviceId: Slug.nullable().default(null),
  itemIds: z.array(Id).max(200).default([]),
  siteId: Slug.nullable().default(null),
  teamId: Slug.nullable().default(null),
  ownerId: Id.nullable().default(null),
  owner: Line.default(''),
  impact: Level.default(3),
  urgency: Level.default(3),
  major: z.boolean().default(false),
});

export const OpenProblem = declareCommand({
  name: 'service.openProblem',
  summary: 'Open a problem: from the menu, from IT incidents, or from what repeats',
  permission: 'problem.work',
  schema: About.extend({
    source: Source,
    incidentIds: z.array(Id).max(500).default([]),
    /** What was proposed; the IT incidents that it was proposed for are linked. */
    candidateId: Id.nullable().default(null),
  }),
  refusals: {
    ...unknowns,
    ...noIncident,
    'problem-exists': 'A problem with this id exists already.',
    'no-such-trend': 'Nothing of the kind is proposed: it was dismissed, or taken up already.',
  },
  example: { problemId, source: 'it-incidents', title: 'Handsets of batch 7 die', incidentIds: [serviceIncidentId] },
});

export const AmendProblem = declareCommand({
  name: 'service.amendProblem',
  summary: 'Change what a problem says: what it is about, how heavy it is, and who has it',
  permission: 'problem.work',
  schema: About.extend({
    /** When what was amended had last changed. */
    seen: z.int(),
  }),
  refusals: { ...live, ...unknowns, ...changed },
  example: { problemId, seen: 1_795_000_000_000, title: 'Batteries of batch 7 die', impact: 2, urgency: 2 },
});

export const LinkToProblem = declareCommand({
  name: 'service.linkToProblem',
  summary: 'Say that IT incidents were caused by a problem; who reported them is told its workaround',
  permission: 'problem.work',
  schema: z.object({ problemId: Id, incidentIds: z.array(Id).min(1).max(500) }),
  refusals: { ...live, ...noIncident },
  example: { problemId, incidentIds: [serviceIncidentId] },
});

export const UnlinkFromProblem = declareCommand({
  name: 'service.unlinkFromProblem',
  summary: 'Say that an IT incident was not caused by a problem after all',
  permission: 'problem.work',
  schema: z.object({ problemId: Id, serviceIncidentId: Id, reason: z.string().trim().max(2_000).default('') }),
  refusals: { ...absent, 'not-linked': 'It is not linked to the problem.' },
  example: { problemId, serviceIncidentId, reason: 'Another cause after all' },
});

export const NoteProblem = declareCommand({
  name: 'service.noteProblem',
  summary: 'Write a note into a problem, for the service centre alone',
  permission: 'problem.work',
  schema: z.object({ problemId: Id, text: Said }),
  refusals: absent,
  example: { problemId, text: 'The supplier looks at three of them' },
});

export const AnalyseProblem = declareCommand({
  name: 'service.analyseProblem',
  summary: 'Write a part of the search for the cause: five whys, fishbone, timeline, or Kepner and Tregoe',
  permission: 'problem.work',
  schema: z.object({
    problemId: Id,
    /** The version that was written on; 0: there was none. */
    seen: z.int().min(0),
    analysis: Analysis,
  }),
  refusals: { ...live, ...changed },
  example: {
    ...{ problemId, seen: 0 },
    analysis: { kind: 'five-whys', whys: [{ because: 'The cell is too weak', evidence: 'Measured on three' }] },
  },
});

export const TellWorkaround = declareCommand({
  name: 'service.tellWorkaround',
  summary: 'Tell everybody whose IT incident is linked to a problem what helps meanwhile, in one step',
  permission: 'problem.work',
  schema: z.object({ problemId: Id, text: Said }),
  refusals: live,
  example: { problemId, text: 'Charge it on the wall charger, not in the car' },
});

export const WriteKnownError = declareCommand({
  name: 'service.writeKnownError',
  summary: 'Write down what is known of an error: symptom, cause, workaround, fix and items',
  permission: 'problem.work',
  schema: z.object({
    problemId: Id,
    /** The version that was written on; 0: there was none. */
    seen: z.int().min(0),
    title: Title,
    symptom: Said,
    cause: Text.default(''),
    workaround: Text.default(''),
    fix: Text.default(''),
    categoryId: Slug.nullable().default(null),
    itemIds: z.array(Id).max(200).default([]),
    /** Left out: as the force has agreed. */
    reviewAt: z.int().positive().nullable().default(null),
  }),
  refusals: { ...live, ...changed, ...passed, 'no-such-category': 'The force has no such category.' },
  example: {
    ...{ problemId, seen: 0, title: 'Handsets of batch 7 switch off', symptom: 'Off within an hour of charging' },
    ...{ cause: 'A weak cell', workaround: 'Charge it on the wall charger', fix: 'Cells are replaced by March' },
  },
});

export const PublishKnownError = declareCommand({
  name: 'service.publishKnownError',
  summary: 'Publish a known error: to the desk, or to the desk and everybody in the portal',
  permission: 'problem.settle',
  schema: z.object({ problemId: Id, audience: z.enum(['desk', 'everybody']) }),
  refusals: { ...noError, 'problem-closed': 'It is closed: reopen it first.', ...passed },
  example: { problemId, audience: 'everybody' },
});

export const WithdrawKnownError = declareCommand({
  name: 'service.withdrawKnownError',
  summary: 'Withdraw a known error: it is proposed to nobody any more',
  permission: 'problem.settle',
  schema: z.object({ problemId: Id, reason: Reason }),
  refusals: { ...noError, 'not-published': 'It is not published.' },
  example: { problemId, reason: 'The workaround harms the charger' },
});

export const ReviewKnownError = declareCommand({
  name: 'service.reviewKnownError',
  summary: 'Say that a known error still holds, and when it is looked at next',
  permission: 'problem.work',
  schema: z.object({ problemId: Id, reviewAt: z.int().positive(), note: Reason }),
  refusals: { ...noError, ...passed },
  example: { problemId, reviewAt: 1_801_440_000_000, note: 'Forty cells are still in use' },
});

export const ReviewProblem = declareCommand({
  name: 'service.reviewProblem',
  summary: 'Say after its change whether a problem is gone; if it is, its IT incidents are resolved',
  permission: 'problem.settle',
  schema: z.object({
    problemId: Id,
    gone: z.boolean(),
    note: Reason,
    /** What those read whose IT incidents are resolved. */
    text: Text.default(''),
  }),
  refusals: { ...absent, 'no-review-owed': 'No change for it was closed.', 'no-text': 'Say what people are told.' },
  example: { problemId, gone: true, note: 'None for two weeks', text: 'The cells have been replaced.' },
});

export const CloseProblem = declareCommand({
  name: 'service.closeProblem',
  summary: 'Close a problem: fixed, accepted as it is, or none after all',
  permission: 'problem.settle',
  schema: z.object({ problemId: Id, ending: z.enum(['fixed', 'accepted', 'no-fault']), text: Reason }),
  refusals: live,
  confirms: { 'changes-run': 'A change for it is not over yet.' },
  example: { problemId, ending: 'accepted', text: 'A new exchange costs more than it' },
});

export const ReopenProblem = declareCommand({
  name: 'service.reopenProblem',
  summary: 'Reopen a problem that came back',
  permission: 'problem.settle',
  schema: z.object({ problemId: Id, reason: Reason }),
  refusals: { ...absent, 'not-closed': 'It is not closed.' },
  example: { problemId, reason: 'Two of the new batch, too' },
});

export const ReviewMajorProblem = declareCommand({
  name: 'service.reviewMajorProblem',
  summary: 'Write the review of a major problem: lessons and actions; actions may go into the improvement plan',
  permission: 'problem.settle',
  schema: z.object({
    problemId: Id,
    lessons: Text.min(3),
    actions: z
      .array(
        z.object({
          what: Title,
          who: z.string().trim().min(2).max(200),
          measure: z.string().trim().min(3).max(2_000).default('It is done'),
          benefit: z.string().trim().min(3).max(2_000).default('The problem does not come again'),
          reviewAt: z.int().positive(),
          planned: z.boolean().default(true),
        }),
      )
      .max(50)
      .default([]),
  }),
  refusals: { ...absent, 'not-major': 'It is no major problem, or not closed yet.', ...passed },
  example: {
    ...{ problemId, lessons: 'The batch was bought without a trial' },
    actions: [{ what: 'Try a batch before it is bought', who: 'Radio manager', reviewAt: 1_801_440_000_000 }],
  },
});

export const NoteProblemChange = declareCommand({
  name: 'service.noteProblemChange',
  summary: 'Note at a problem how a change for it stands (the system alone)',
  permission: 'problem.watch',
  schema: z.object({
    problemId: Id,
    changeId: Id,
    number: z.string().max(40),
    standing: z.enum(['raised', 'closed', 'rejected', 'cancelled']),
    closure: z.string().max(40).nullable(),
  }),
  refusals: absent,
  example: { problemId, changeId: problemId, number: 'CH-12', standing: 'closed', closure: 'successful' },
});
