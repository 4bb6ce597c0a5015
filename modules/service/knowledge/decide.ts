import { type CommandOf, confirm, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { Article, ArticleState } from './article.ts';
import type {
  AmendArticle,
  DraftArticle,
  HandInArticle,
  PublishArticle,
  RateArticle,
  RenewArticle,
  ReturnArticle,
  SayItFixed,
  WithdrawArticle,
} from './commands.ts';
import type { ArticleEvent, ReaderEvent } from './events.ts';
import type { AvoidedState, OpinionState } from './readers.ts';

type Command<C> = CommandOf<InputOf<C>>;
type Decision = Outcome<{ article: readonly ArticleEvent[] }>;
type States = { readonly article: ArticleState };

const DAY_MS = 86_400_000;

export interface DraftFacts {
  readonly hasCategory: boolean;
  readonly number: string;
  readonly sequence: number;
}

export function draftArticle(
  { input, actor }: Command<typeof DraftArticle>,
  { article }: States,
  { hasCategory, number, sequence }: DraftFacts,
): Decision {
  if (article.situation !== 'none') return refuse('article-exists', 'An article with this id exists already.');
  if (!hasCategory) return noCategory(input.categoryId);
  const { data, detail } = wordsOf(input, 1, actor);
  const { problemId } = input;
  return one({ type: 'service.ArticleDrafted', data: { ...data, number, sequence, problemId }, detail });
}

export function amendArticle(
  { input, actor }: Command<typeof AmendArticle>,
  { article: state }: States,
  { hasCategory }: Pick<DraftFacts, 'hasCategory'>,
): Decision {
  if (state.situation === 'none') return noSuch();
  const { version } = state.article.written;
  if (version !== input.seen) return changedMeanwhile(version);
  if (!hasCategory) return noCategory(input.categoryId);
  return one({ type: 'service.ArticleAmended', ...wordsOf(input, version + 1, actor) });
}

type Terms = Omit<InputOf<typeof AmendArticle>, 'seen'>;

function wordsOf(input: Terms, version: number, actor: Command<typeof AmendArticle>['actor']) {
  const { title, body, audience, categoryId, classIds } = input;
  const own = input.owner === '' && input.ownerId === null;
  const ownerId = own && actor.kind === 'person' ? actor.id : input.ownerId;
  return {
    data: { version, ownerId, audience, categoryId, classIds },
    detail: { title, body, owner: own ? actor.name : input.owner },
  };
}

export function handInArticle(
  { recordedAt }: Command<typeof HandInArticle>,
  { article }: States,
  { reviewDays }: { readonly reviewDays: number },
): Decision {
  return whileKept(article, ({ stage }) => {
    if (stage.kind === 'in-review') return decided({ article: [] });
    if (stage.kind === 'published') return refuse('no-draft', 'Nothing of it is being written.');
    return one({ type: 'service.ArticleHandedIn', data: { reviewBy: recordedAt + reviewDays * DAY_MS } });
  });
}

export function returnArticle({ input }: Command<typeof ReturnArticle>, { article }: States): Decision {
  return whileKept(article, ({ stage }) =>
    stage.kind === 'in-review'
      ? one({ type: 'service.ArticleReturned', data: {}, detail: { reason: input.reason } })
      : refuse('not-handed-in', 'Nobody has handed it in.'),
  );
}

export function publishArticle(
  { input, actor, recordedAt, confirmed }: Command<typeof PublishArticle>,
  { article: state }: States,
  { expiryDays }: { readonly expiryDays: number },
): Decision {
  if (state.situation === 'none') return noSuch();
  const { written, authorId, stage } = state.article;
  if (written.version !== input.seen) return changedMeanwhile(written.version);
  const expiresAt = input.expiresAt ?? recordedAt + expiryDays * DAY_MS;
  if (expiresAt <= recordedAt) return passed();
  if (authorId === actor.id && !confirmed.has('own-article')) {
    return confirm('own-article', 'You have written it yourself: nobody else has looked at it.');
  }
  if (stage.kind === 'draft' && !confirmed.has('not-handed-in')) {
    return confirm('not-handed-in', 'Nobody has handed it in.');
  }
  return one({ type: 'service.ArticlePublished', data: { version: written.version, expiresAt } });
}

export function renewArticle({ input, recordedAt }: Command<typeof RenewArticle>, { article }: States): Decision {
  return whileKept(article, ({ live }) => {
    const { expiresAt, note } = input;
    if (live === null) return refuse('not-published', 'It was never published.');
    return expiresAt <= recordedAt
      ? passed()
      : one({ type: 'service.ArticleRenewed', data: { expiresAt }, detail: { note } });
  });
}

export function withdrawArticle({ input }: Command<typeof WithdrawArticle>, { article }: States): Decision {
  if (article.situation === 'none') return noSuch();
  if (article.situation === 'withdrawn') return refuse('withdrawn-already', 'It was withdrawn already.');
  return one({ type: 'service.ArticleWithdrawn', data: {}, detail: { reason: input.reason } });
}

/** Null: nobody was ever shown it. */
export interface Shown {
  readonly version: number;
}

export function rateArticle(
  { input, actor }: Command<typeof RateArticle>,
  { opinion }: { readonly opinion: OpinionState },
  shown: Shown | null,
): Outcome<{ opinion: readonly ReaderEvent[] }> {
  if (shown === null) return noSuch();
  if (opinion.situation !== 'none') return refuse('opinion-exists', 'It was said already.');
  const { articleId, helped, comment } = input;
  const data = { articleId, helped, version: shown.version, byId: actor.id };
  return decided({ opinion: [{ type: 'service.ArticleRated', data, detail: { comment } }] });
}

export function sayItFixed(
  { input }: Command<typeof SayItFixed>,
  { avoided }: { readonly avoided: AvoidedState },
  { isShown }: { readonly isShown: boolean },
): Outcome<{ avoided: readonly ReaderEvent[] }> {
  // Pressed twice, it has helped once.
  if (avoided.situation !== 'none') return decided({ avoided: [] });
  if (!isShown) return refuse('no-such-target', 'Nothing of the kind is published.');
  const { avoidedId: _, ...data } = input;
  return decided({ avoided: [{ type: 'service.ReportAvoided', data }] });
}

function whileKept(state: ArticleState, then: (article: Article) => Decision): Decision {
  return state.situation === 'kept' ? then(state.article) : noSuch();
}

function changedMeanwhile(version: number): Outcome<never> {
  return refuse('changed-meanwhile', 'Somebody else has written it meanwhile.', version);
}

function noCategory(id: string | null): Outcome<never> {
  return refuse('no-such-category', `The force has no category ${id}.`);
}

function passed(): Outcome<never> {
  return refuse('expiry-passed', 'The end lies in the past: give a time to come.');
}

function noSuch(): Outcome<never> {
  return refuse('no-such-article', 'There is no article with this id.');
}

function one(event: ArticleEvent): Decision {
  return decided({ article: [event] });
}
