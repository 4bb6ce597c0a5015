import { type AnyHandler, defineHandler, streamOf } from '../../../kernel/index.ts';
import type { Pack } from '../../force/index.ts';
import type { Numbers } from '../numbers.ts';
import { articleAggregate } from './article.ts';
import * as commands from './commands.ts';
import * as rules from './decide.ts';
import { isPublished } from './queries.ts';
import { avoidedAggregate, opinionAggregate } from './readers.ts';

const streams = ({ articleId }: { articleId: string }) => ({ article: streamOf(articleAggregate, articleId) });

const ofOpinion = ({ opinionId }: { opinionId: string }) => ({ opinion: streamOf(opinionAggregate, opinionId) });
const ofAvoided = ({ avoidedId }: { avoidedId: string }) => ({ avoided: streamOf(avoidedAggregate, avoidedId) });

export function knowledgeHandlers(pack: () => Pick<Pack, 'service'>, numbers: Numbers): readonly AnyHandler[] {
  const hasCategory = ({ categoryId }: { categoryId: string | null }): boolean =>
    categoryId === null || pack().service.categories.some(({ id }) => id === categoryId);
  return [
    defineHandler({
      declaration: commands.DraftArticle,
      streams,
      facts: async ({ input }, _, { db }) => ({ ...(await numbers.next(db)), hasCategory: hasCategory(input) }),
      decide: rules.draftArticle,
    }),
    defineHandler({
      declaration: commands.AmendArticle,
      streams,
      facts: async ({ input }) => ({ hasCategory: hasCategory(input) }),
      decide: rules.amendArticle,
    }),
    defineHandler({
      declaration: commands.HandInArticle,
      streams,
      facts: async () => ({ reviewDays: pack().service.problem.articleReviewDays }),
      decide: rules.handInArticle,
    }),
    defineHandler({ declaration: commands.ReturnArticle, streams, decide: rules.returnArticle }),
    defineHandler({
      declaration: commands.PublishArticle,
      streams,
      facts: async () => ({ expiryDays: pack().service.problem.articleExpiryDays }),
      decide: rules.publishArticle,
    }),
    defineHandler({ declaration: commands.RenewArticle, streams, decide: rules.renewArticle }),
    defineHandler({ declaration: commands.WithdrawArticle, streams, decide: rules.withdrawArticle }),
    ...readerHandlers,
  ];
}

const readerHandlers: readonly AnyHandler[] = [
  defineHandler({
    declaration: commands.RateArticle,
    streams: ofOpinion,
    facts: async ({ input }, _, reader) => {
      const state = await reader.fold(streamOf(articleAggregate, input.articleId));
      return state.situation === 'kept' ? state.article.live : null;
    },
    decide: rules.rateArticle,
  }),
  defineHandler({
    declaration: commands.SayItFixed,
    streams: ofAvoided,
    facts: async ({ input }, _, { db }) => ({ isShown: await isPublished(db, input) }),
    decide: rules.sayItFixed,
  }),
];
