import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { Source } from './events.ts';

const Id = z.uuid();
const improvementId = '0198c2f0-6666-7000-8000-000000000001';
const Text = z.string().trim().min(3).max(2_000);
const Terms = z.object({
  improvementId: Id,
  title: z.string().trim().min(3).max(200),
  agreementId: z.string().max(60).nullable().default(null),
  serviceId: z.string().max(60).nullable().default(null),
  ownerId: Id.nullable().default(null),
  owner: z.string().trim().min(2).max(200),
  action: Text,
  measure: Text,
  benefit: Text,
  reviewAt: z.int().positive(),
});
const absent = { 'no-such-improvement': 'The plan has no such improvement.' };
const running = { ...absent, 'has-ended': 'It was reached or dropped.' };
const terms = {
  title: 'A spare handset at every station',
  agreementId: 'radio-voice',
  owner: 'Radio manager',
  action: 'Buy nine handsets and leave one at each front desk',
  measure: 'Radio targets missed a month: 6 now, 2 wanted',
  benefit: 'Officers are back on the air within minutes',
  reviewAt: 1_798_761_600_000,
};

export const PlanImprovement = declareCommand({
  name: 'service.planImprovement',
  summary: 'Put an improvement, or an action of a review meeting, into the Service Improvement Plan',
  permission: 'improvement.keep',
  schema: Terms.extend({
    source: Source.default('idea'),
    month: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month, e.g. 2026-10')
      .nullable()
      .default(null),
  }),
  refusals: {
    'improvement-exists': 'An improvement with this id exists already.',
    'no-such-agreement': 'The force has no such agreement.',
    'review-passed': 'The review lies in the past.',
  },
  example: { improvementId, source: 'review-meeting', month: '2026-10', ...terms },
});

export const AmendImprovement = declareCommand({
  name: 'service.amendImprovement',
  summary: 'Change what an improvement says: action, owner, measure, benefit, review',
  permission: 'improvement.keep',
  schema: Terms.extend({
    /** When what was amended had last changed. */
    seen: z.int(),
  }),
  refusals: {
    ...running,
    'changed-meanwhile': 'Somebody else has changed it meanwhile.',
    'no-such-agreement': 'The force has no such agreement.',
    'review-passed': 'The review lies in the past.',
  },
  example: { improvementId, seen: 1_795_000_000_000, ...terms },
});

export const ReviewImprovement = declareCommand({
  name: 'service.reviewImprovement',
  summary: 'Say how far an improvement has come, and when it is looked at next',
  permission: 'improvement.keep',
  schema: z.object({
    improvementId: Id,
    percent: z.int().min(0).max(100),
    note: Text,
    reviewAt: z.int().positive(),
  }),
  refusals: { ...running, 'review-passed': 'The review lies in the past.' },
  example: { improvementId, percent: 60, note: 'Five stations have theirs', reviewAt: 1_801_440_000_000 },
});

export const EndImprovement = declareCommand({
  name: 'service.endImprovement',
  summary: 'End an improvement: reached, or dropped, and why',
  permission: 'improvement.keep',
  schema: z.object({ improvementId: Id, outcome: z.enum(['reached', 'dropped']), note: Text }),
  refusals: running,
  example: { improvementId, outcome: 'reached', note: 'Two missed in three months' },
});
