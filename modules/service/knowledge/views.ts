import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';
import { Audience, Kind } from './events.ts';

/** What may help, with why it is proposed. */
const Suggestion = z.object({
  id: z.string(),
  kind: Kind,
  number: z.string(),
  title: z.string(),
  /** Of a known error: by what it shows. */
  symptom: z.string().nullable(),
  /** What to do. */
  text: z.string(),
  categoryId: z.string().nullable(),
  because: z.string(),
});

export const Suggestions = declareView({
  name: 'service.suggestions',
  summary:
    'Known errors and articles for everybody: those that fit what is being typed, or, where nothing is, all of them',
  key: 'id',
  permission: 'knowledge.read',
  personal: false,
  row: Suggestion,
});

export const DeskSuggestions = declareView({
  name: 'service.deskSuggestions',
  summary: 'Known errors and articles, those for the desk as well: those that fit what is being typed, or all of them',
  key: 'id',
  permission: 'knowledge.write',
  personal: false,
  row: Suggestion.extend({ audience: Audience }),
});

const Standing = z.enum(['draft', 'in-review', 'published', 'expired', 'withdrawn']);
const brief = {
  id: z.string(),
  number: z.string(),
  standing: Standing,
  /** What is written anew of one that is published. */
  revision: z.enum(['draft', 'in-review']).nullable(),
  version: z.number(),
  /** Null when erased; so the other words. */
  title: z.string().nullable(),
  owner: z.string().nullable(),
  audience: Audience,
  categoryId: z.string().nullable(),
  classIds: z.array(z.string()),
  expiresAt: z.number().nullable(),
  dueAt: z.number().nullable(),
  changedAt: z.number(),
  /** Readers whom it helped, whom it did not, and those who reported nothing because of it. */
  helped: z.number(),
  notHelped: z.number(),
  avoided: z.number(),
};

export const Articles = declareView({
  name: 'service.articles',
  summary: 'All articles with how they stand, who owns them, and what readers say',
  key: 'id',
  permission: 'knowledge.write',
  personal: false,
  row: z.object(brief),
});

export const ArticleRecord = declareView({
  name: 'service.articleRecord',
  summary: 'One article: what is being written of it, and what readers see',
  key: 'id',
  parent: 'articleId',
  permission: 'knowledge.write',
  personal: false,
  row: z.object({
    ...brief,
    articleId: z.string(),
    ownerId: z.string().nullable(),
    body: z.string().nullable(),
    live: z
      .object({
        version: z.number(),
        title: z.string().nullable(),
        body: z.string().nullable(),
        audience: Audience,
        publishedAt: z.number(),
      })
      .nullable(),
  }),
});

export const ArticleLog = declareView({
  name: 'service.articleLog',
  summary: 'What became of one article, in its order',
  key: 'id',
  parent: 'articleId',
  permission: 'knowledge.write',
  personal: true,
  row: z.object({
    id: z.string(),
    articleId: z.string(),
    at: z.number(),
    author: z.string(),
    kind: z.string(),
    text: z.string(),
  }),
});

export const ArticleOpinions = declareView({
  name: 'service.articleOpinions',
  summary: 'What readers say of one article, the newest first',
  key: 'id',
  parent: 'articleId',
  permission: 'knowledge.write',
  personal: false,
  row: z.object({
    id: z.string(),
    articleId: z.string(),
    version: z.number(),
    helped: z.boolean(),
    /** Null when erased. */
    comment: z.string().nullable(),
    at: z.number(),
  }),
});

export const AvoidedReports = declareView({
  name: 'service.avoidedReports',
  summary: 'How often each article and known error has fixed it, so that nothing was reported; by door',
  key: 'targetId',
  permission: 'knowledge.write',
  personal: false,
  report: true,
  row: z.object({
    targetId: z.string(),
    kind: Kind,
    number: z.string(),
    title: z.string().nullable(),
    portal: z.number(),
    call: z.number(),
  }),
});
