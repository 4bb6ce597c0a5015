import { derivedId } from '../../../kernel/index.ts';
import {
  DraftArticle,
  HandInArticle,
  OpenProblem,
  PublishArticle,
  PublishKnownError,
  WriteKnownError,
} from '../../../modules/service/contract.ts';
import { demonstrationArticles, demonstrationKnownErrors } from '../../../modules/service/index.ts';
import type { Parts } from '../application.ts';
import { act } from './act.ts';

/** Publishes what the demonstration knows, once; ids follow from titles. Answers how much was added. */
export async function bringKnowledge(parts: Parts): Promise<number> {
  const { context } = parts.modules;
  let added = 0;
  for (const article of demonstrationArticles) {
    const articleId = derivedId('demonstration article', article.title);
    const id = (what: string): string => derivedId('demonstration article', article.title, what);
    const terms = { articleId, ownerId: null, problemId: null, ...article };
    // There already: what has become of it since stays.
    if ((await act(context, DraftArticle, terms, id('draft'))).kind !== 'done') continue;
    await act(context, HandInArticle, { articleId }, id('hand in'));
    await act(context, PublishArticle, { articleId, seen: 1, expiresAt: null }, id('publish'));
    added += 1;
  }
  return added + (await bringKnownErrors(parts));
}

async function bringKnownErrors({ modules: { context } }: Parts): Promise<number> {
  let added = 0;
  for (const known of demonstrationKnownErrors) {
    const problemId = derivedId('demonstration problem', known.title);
    const id = (what: string): string => derivedId('demonstration problem', known.title, what);
    const { title, categoryId } = known;
    const about = OpenProblem.schema.parse({ problemId, source: 'menu', title, categoryId, contact: 'Service desk' });
    if ((await act(context, OpenProblem, about, id('open'))).kind !== 'done') continue;
    const written = { problemId, seen: 0, itemIds: [], reviewAt: null, ...known };
    await act(context, WriteKnownError, written, id('write'));
    await act(context, PublishKnownError, { problemId, audience: 'everybody' }, id('publish'));
    added += 1;
  }
  return added;
}
