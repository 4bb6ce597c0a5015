import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../kernel/pure.ts';

/** `everybody`: whoever reports something is shown it; `desk`: the service centre alone. */
export const Audience = z.enum(['desk', 'everybody']);
export const Kind = z.enum(['article', 'known-error']);
export const Door = z.enum(['portal', 'call']);

const Nothing = z.object({});
const Reason = z.object({ reason: z.string() });
const Terms = z.object({
  version: z.number(),
  ownerId: z.string().nullable(),
  audience: Audience,
  categoryId: z.string().nullable(),
  /** Classes of items that it is about. */
  classIds: z.array(z.string()),
});
const Said = z.object({ title: z.string(), body: z.string(), owner: z.string() });

const articleEvents = defineEvents({
  'service.ArticleDrafted': {
    data: Terms.extend({
      number: z.string(),
      sequence: z.number(),
      /** The problem that it came from. */
      problemId: z.string().nullable(),
    }),
    detail: Said,
  },
  'service.ArticleAmended': { data: Terms, detail: Said },
  'service.ArticleHandedIn': { data: z.object({ reviewBy: z.number() }) },
  'service.ArticleReturned': { data: Nothing, detail: Reason },
  'service.ArticlePublished': { data: z.object({ version: z.number(), expiresAt: z.number() }) },
  /** It was looked at and still holds. */
  'service.ArticleRenewed': { data: z.object({ expiresAt: z.number() }), detail: z.object({ note: z.string() }) },
  'service.ArticleWithdrawn': { data: Nothing, detail: Reason },
});
export type ArticleEvent = EventOf<typeof articleEvents>;

/** Each stands in a stream of its own: many people read the same article at once. */
const readerEvents = defineEvents({
  'service.ArticleRated': {
    data: z.object({ articleId: z.string(), version: z.number(), helped: z.boolean(), byId: z.string() }),
    detail: z.object({ comment: z.string() }),
  },
  /** "This fixed it": nothing was reported. */
  'service.ReportAvoided': {
    data: z.object({
      kind: Kind,
      targetId: z.string(),
      door: Door,
      categoryId: z.string().nullable(),
      siteId: z.string().nullable(),
    }),
  },
});
export type ReaderEvent = EventOf<typeof readerEvents>;

export const knowledgeEvents = { ...articleEvents, ...readerEvents };
