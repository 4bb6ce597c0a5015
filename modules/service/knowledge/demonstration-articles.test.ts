import { expect, test } from 'vitest';
import { WriteKnownError } from '../problems/commands.ts';
import { DraftArticle } from './commands.ts';
import { demonstrationArticles, demonstrationKnownErrors } from './demonstration-articles.ts';

const id = '0198c2f0-3333-7000-8000-000000000001';

test('the demonstration knows what somebody could have written, each once, some of it for the desk alone', () => {
  const titles = [...demonstrationArticles, ...demonstrationKnownErrors].map(({ title }) => title);
  expect(new Set(titles).size).toBe(titles.length);
  expect(new Set(demonstrationArticles.map(({ audience }) => audience))).toEqual(new Set(['everybody', 'desk']));
  for (const article of demonstrationArticles) DraftArticle.schema.parse({ articleId: id, ...article });
  for (const known of demonstrationKnownErrors) WriteKnownError.schema.parse({ problemId: id, seen: 0, ...known });
});
