import type { Aggregate, Past } from '../../../kernel/pure.ts';
import type { ReaderEvent } from './events.ts';

type Rated = Extract<ReaderEvent, { type: 'service.ArticleRated' }>;
type Avoided = Extract<ReaderEvent, { type: 'service.ReportAvoided' }>;

export type OpinionState =
  | { readonly situation: 'none' }
  /** The comment is null when erased. */
  | ({ readonly situation: 'said'; readonly at: number; readonly comment: string | null } & Readonly<Rated['data']>);

export const opinionAggregate: Aggregate<OpinionState, ReaderEvent> = {
  name: 'service.article-opinion',
  initial: { situation: 'none' },
  evolve: (state, event: Past<ReaderEvent>) =>
    event.type === 'service.ArticleRated'
      ? { situation: 'said', at: event.occurredAt, comment: event.detail?.comment ?? null, ...event.data }
      : state,
};

export type AvoidedState =
  | { readonly situation: 'none' }
  | ({ readonly situation: 'counted'; readonly at: number } & Readonly<Avoided['data']>);

export const avoidedAggregate: Aggregate<AvoidedState, ReaderEvent> = {
  name: 'service.avoided-report',
  initial: { situation: 'none' },
  evolve: (state, event: Past<ReaderEvent>) =>
    event.type === 'service.ReportAvoided' ? { situation: 'counted', at: event.occurredAt, ...event.data } : state,
};
