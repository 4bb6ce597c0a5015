import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { Audience, Door, Kind } from './events.ts';

const Id = z.uuid();
const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens, e.g. radio-handset');
const Reason = z.string().trim().min(3).max(2_000);
const articleId = '0198c2f0-3333-7000-8000-000000000001';
const absent = { 'no-such-article': 'There is no article with this id.' };
const changed = { 'changed-meanwhile': 'Somebody else has changed it meanwhile.' };
const noCategory = { 'no-such-category': 'The force has no such category.' };
const passed = { 'expiry-passed': 'The end lies in the past: give a time to come.' };

const Terms = z.object({
  articleId: Id,
  title: z.string().trim().min(3).max(200),
  body: z.string().trim().min(1).max(50_000),
  audience: Audience,
  categoryId: Slug.nullable().default(null),
  classIds: z.array(Slug).max(50).default([]),
  /** Left out: whoever writes it. */
  ownerId: Id.nullable().default(null),
  owner: z.string().trim().max(200).default(''),
});
const example = {
  ...{ articleId, title: 'The printer says “offline”', categoryId: 'hardware' },
  audience: 'everybody',
  body: 'Switch it off, wait until the lamp is out, and switch it on again.',
} as const;

export const DraftArticle = declareCommand({
  name: 'service.draftArticle',
  summary: 'Begin an article: how something is put right, for whom, about what',
  permission: 'knowledge.write',
  schema: Terms.extend({
    /** The problem that it came from. */
    problemId: Id.nullable().default(null),
  }),
  refusals: { ...noCategory, 'article-exists': 'An article with this id exists already.' },
  example,
});

export const AmendArticle = declareCommand({
  name: 'service.amendArticle',
  summary: 'Write an article anew; readers see what was published before until this is published',
  permission: 'knowledge.write',
  schema: Terms.extend({
    /** The version that was written on. */
    seen: z.int().min(1),
  }),
  refusals: { ...absent, ...changed, ...noCategory },
  example: { ...example, seen: 1 },
});

export const HandInArticle = declareCommand({
  name: 'service.handInArticle',
  summary: 'Hand in an article to be looked at and published',
  permission: 'knowledge.write',
  schema: z.object({ articleId: Id }),
  refusals: { ...absent, 'no-draft': 'Nothing of it is being written.' },
  example: { articleId },
});

export const ReturnArticle = declareCommand({
  name: 'service.returnArticle',
  summary: 'Give an article that was handed in back to whoever wrote it, and why',
  permission: 'knowledge.publish',
  schema: z.object({ articleId: Id, reason: Reason }),
  refusals: { ...absent, 'not-handed-in': 'Nobody has handed it in.' },
  example: { articleId, reason: 'Say which lamp' },
});

export const PublishArticle = declareCommand({
  name: 'service.publishArticle',
  summary: 'Publish an article until a day; then somebody looks whether it still holds',
  permission: 'knowledge.publish',
  schema: z.object({
    articleId: Id,
    /** The version that was looked at. */
    seen: z.int().min(1),
    /** Left out: as the force has agreed. */
    expiresAt: z.int().positive().nullable().default(null),
  }),
  refusals: { ...absent, ...changed, ...passed },
  confirms: {
    'own-article': 'You have written it yourself: nobody else has looked at it.',
    'not-handed-in': 'Nobody has handed it in.',
  },
  example: { articleId, seen: 1 },
});

export const RenewArticle = declareCommand({
  name: 'service.renewArticle',
  summary: 'Say that a published article still holds, and until when',
  permission: 'knowledge.publish',
  schema: z.object({ articleId: Id, expiresAt: z.int().positive(), note: Reason }),
  refusals: { ...absent, ...passed, 'not-published': 'It was never published.' },
  example: { articleId, expiresAt: 1_830_000_000_000, note: 'Tried on the new printers' },
});

export const WithdrawArticle = declareCommand({
  name: 'service.withdrawArticle',
  summary: 'Withdraw an article: it is shown to nobody any more',
  permission: 'knowledge.publish',
  schema: z.object({ articleId: Id, reason: Reason }),
  refusals: { ...absent, 'withdrawn-already': 'It was withdrawn already.' },
  example: { articleId, reason: 'These printers are gone' },
});

export const RateArticle = declareCommand({
  name: 'service.rateArticle',
  summary: 'Say whether an article helped, and what is missing',
  permission: 'knowledge.read',
  schema: z.object({
    opinionId: Id,
    articleId: Id,
    helped: z.boolean(),
    comment: z.string().trim().max(2_000).default(''),
  }),
  refusals: { ...absent, 'opinion-exists': 'It was said already.' },
  example: { opinionId: '0198c2f0-3333-7000-8000-0000000000bb', articleId, helped: false, comment: 'Which lamp?' },
});

export const SayItFixed = declareCommand({
  name: 'service.sayItFixed',
  summary: 'Say that an article or a known error has fixed it: nothing is reported, and that is counted',
  permission: 'knowledge.read',
  schema: z.object({
    avoidedId: Id,
    kind: Kind,
    targetId: Id,
    door: Door,
    categoryId: Slug.nullable().default(null),
    siteId: Slug.nullable().default(null),
  }),
  refusals: { 'no-such-target': 'Nothing of the kind is published.' },
  example: {
    ...{ avoidedId: '0198c2f0-3333-7000-8000-0000000000cc', kind: 'article', targetId: articleId },
    ...{ door: 'portal', categoryId: 'hardware' },
  },
});
