import { type Aggregate, isStep, type Past, type Promised } from '../../../kernel/pure.ts';
import type { StepEvent } from '../service-incidents/service-incident.ts';
import type { ArticleEvent } from './events.ts';

type Drafted = Extract<ArticleEvent, { type: 'service.ArticleDrafted' }>;
type Amended = Extract<ArticleEvent, { type: 'service.ArticleAmended' }>;

type Written = Readonly<Amended['data']> & {
  /** Null when erased. */
  readonly said: Amended['detail'] | null;
};

/** What readers are shown. */
interface Live extends Written {
  readonly publishedAt: number;
  readonly expiresAt: number;
  readonly expired: boolean;
}

export interface Article extends Pick<Drafted['data'], 'number' | 'sequence' | 'problemId'> {
  readonly written: Written;
  /** Who wrote it last. */
  readonly authorId: string;
  readonly stage:
    | { readonly kind: 'draft' }
    | { readonly kind: 'in-review'; readonly since: number; readonly by: number }
    | { readonly kind: 'published' };
  readonly live: Live | null;
  readonly changedAt: number;
}

export type ArticleState =
  | { readonly situation: 'none' }
  | { readonly situation: 'kept'; readonly article: Article }
  | { readonly situation: 'withdrawn'; readonly article: Article };

const EXPIRY = 'expiry';
const DAY_MS = 86_400_000;
const DAY_SECONDS = 86_400;

function evolve(state: ArticleState, event: Past<ArticleEvent | StepEvent>): ArticleState {
  if (isStep(event)) return onStep(state, event);
  const at = event.occurredAt;
  if (event.type === 'service.ArticleDrafted') {
    const { number, sequence, problemId, ...terms } = event.data;
    const written = { ...terms, said: event.detail };
    const fresh = { authorId: event.actor.id, stage: { kind: 'draft' }, live: null, changedAt: at } as const;
    return { situation: 'kept', article: { number, sequence, problemId, written, ...fresh } };
  }
  if (state.situation === 'none') return state;
  const article = { ...state.article, changedAt: at };
  if (event.type === 'service.ArticleWithdrawn') return { situation: 'withdrawn', article };
  return { situation: 'kept', article: moved(article, event) };
}

function moved(article: Article, event: Past<ArticleEvent>): Article {
  const at = event.occurredAt;
  switch (event.type) {
    case 'service.ArticleAmended':
      return {
        ...article,
        written: { ...event.data, said: event.detail },
        authorId: event.actor.id,
        stage: { kind: 'draft' },
      };
    case 'service.ArticleHandedIn':
      return { ...article, stage: { kind: 'in-review', since: at, by: event.data.reviewBy } };
    case 'service.ArticleReturned':
      return { ...article, stage: { kind: 'draft' } };
    case 'service.ArticlePublished': {
      const live = { ...article.written, publishedAt: at, expiresAt: event.data.expiresAt, expired: false };
      return { ...article, stage: { kind: 'published' }, live };
    }
    case 'service.ArticleRenewed': {
      const { live } = article;
      return live === null
        ? article
        : { ...article, live: { ...live, expiresAt: event.data.expiresAt, expired: false } };
    }
    default:
      return article;
  }
}

/** Nobody has looked at it in time: it is shown to readers no more. */
function onStep(state: ArticleState, event: Past<StepEvent>): ArticleState {
  if (state.situation !== 'kept' || event.type !== 'kernel.DeadlineBreached' || event.data.key !== EXPIRY) return state;
  const { live } = state.article;
  if (live === null) return state;
  return { situation: 'kept', article: { ...state.article, live: { ...live, expired: true } } };
}

const ladder = [
  { to: 'service-manager', afterSeconds: 0 },
  { to: 'duty-ict-manager', afterSeconds: 3 * DAY_SECONDS },
] as const;

/** What was handed in is looked at; what is published is looked at before it is too old to rely on. */
export function articlePromises(state: ArticleState): readonly Promised[] {
  if (state.situation !== 'kept') return [];
  const { number, stage, live } = state.article;
  const usual = { ladder, repeatSeconds: DAY_SECONDS, alarm: 'B', areaId: null, paused: false } as const;
  const promises: Promised[] = [];
  if (stage.kind === 'in-review') {
    const { since: startedAt, by: dueAt } = stage;
    const label = `Publish ${number} or give it back`;
    promises.push({ ...usual, key: 'review', kind: 'service-article-review', label, startedAt, dueAt, warnAt: null });
  }
  if (live !== null) {
    const { publishedAt: startedAt, expiresAt: dueAt } = live;
    const soon = dueAt - 14 * DAY_MS;
    const warnAt = soon > startedAt ? soon : null;
    const label = `Look whether ${number} still holds: then it is shown no more`;
    promises.push({ ...usual, key: EXPIRY, kind: 'service-article-expiry', label, startedAt, dueAt, warnAt });
  }
  return promises;
}

export const articleAggregate: Aggregate<ArticleState, ArticleEvent> = {
  name: 'service.article',
  initial: { situation: 'none' },
  evolve,
  promises: articlePromises,
};
