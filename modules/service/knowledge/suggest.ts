import { type Db, sql, type ViewQuery, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { DeskSuggestions, Suggestions } from './views.ts';

type Row = RowOf<typeof DeskSuggestions>;

/** So many are shown beside what is typed; who would read more of them? */
const MOST = 5;
/** Words of a long report beyond these add nothing. */
const MOST_WORDS = 40;
/** A suggestion has so many words of the report; or one, and is of its category, item or class. */
const LEAST_WORDS = 2;

interface Asked {
  readonly text: string;
  readonly categoryId: string | null;
  readonly itemIds: readonly string[];
  readonly classIds: readonly string[];
  /** Those for the desk alone as well. */
  readonly desk: boolean;
}

interface Found extends Omit<Row, 'because'> {
  readonly hits: readonly string[];
  readonly same: readonly string[];
}

/**
 * PostgreSQL's full-text search: a word counts in whichever form it stands (`charging` finds `charge`). Any word brings a text into
 * question by the index; how many it has, and how well, is weighed then.
 */
async function search(db: Db, asked: Asked): Promise<readonly Found[]> {
  const audiences = asked.desk ? ['desk', 'everybody'] : ['everybody'];
  const words = [...new Set(asked.text.toLowerCase().match(/[\p{L}\p{N}]+/gu))].slice(0, MOST_WORDS);
  const least = words.length > 1 ? LEAST_WORDS : 1;
  const { rows } = await sql<Found>`
    WITH asked AS MATERIALIZED (
      SELECT lexeme, min(word) AS word FROM unnest(${words}::text[]) AS word, unnest(to_tsvector('english', word))
       GROUP BY lexeme),
    question AS MATERIALIZED (SELECT string_agg(quote_literal(lexeme), ' | ')::tsquery AS any_of FROM asked),
    candidate AS (
      SELECT id, 'article' AS kind, number, live_audience AS audience, live_title AS title, NULL AS symptom,
             live_body AS text, live_category_id AS category_id, words,
             CASE WHEN live_class_ids && ${[...asked.classIds]}::text[] THEN 'the same kind of item' END AS item
        FROM service.article, question
       WHERE standing = 'published' AND live_audience = ANY (${audiences}::text[]) AND words @@ any_of
      UNION ALL
      SELECT id, 'known-error', number, audience, title, symptom, workaround, category_id, words,
             CASE WHEN item_ids && ${[...asked.itemIds]}::text[] THEN 'the same item' END
        FROM service.known_error, question
       WHERE audience = ANY (${audiences}::text[]) AND (words @@ any_of OR item_ids && ${[...asked.itemIds]}::text[])),
    weighed AS (
      SELECT candidate.*, ts_rank_cd(words, any_of) AS rank,
             ARRAY(SELECT word FROM asked WHERE words @@ quote_literal(lexeme)::tsquery ORDER BY word) AS hits,
             array_remove(ARRAY[item, CASE WHEN category_id = ${asked.categoryId} THEN 'the same category' END], NULL) AS same
        FROM candidate, question WHERE title IS NOT NULL)
    SELECT id, kind, number, audience, title, symptom, coalesce(text, '') AS text, category_id AS "categoryId", hits, same
      FROM weighed WHERE cardinality(hits) >= ${least} OR cardinality(same) > 0
     ORDER BY cardinality(hits) + 2 * cardinality(same) DESC, rank DESC, id LIMIT ${MOST}`.execute(db);
  return rows;
}

/** Where nothing is typed, all of them: those of known errors first. */
async function listAll(db: Db, { desk }: Asked, limit: number): Promise<readonly Found[]> {
  const audiences = desk ? ['desk', 'everybody'] : ['everybody'];
  const { rows } = await sql<Found>`
    SELECT id, 'known-error' AS kind, number, audience, title, symptom, coalesce(workaround, '') AS text,
           category_id AS "categoryId", '{}'::text[] AS hits, '{}'::text[] AS same
      FROM service.known_error WHERE audience = ANY (${audiences}::text[]) AND title IS NOT NULL
    UNION ALL
    SELECT id, 'article', number, live_audience, live_title, NULL, coalesce(live_body, ''), live_category_id, '{}', '{}'
      FROM service.article
     WHERE standing = 'published' AND live_audience = ANY (${audiences}::text[]) AND live_title IS NOT NULL
     ORDER BY kind DESC, title LIMIT ${limit}`.execute(db);
  return rows;
}

function listOf(value: string | undefined): readonly string[] {
  return value?.split(',').filter((one) => one !== '') ?? [];
}

async function find(db: Db, { filters, limit, after }: ViewQuery, desk: boolean): Promise<readonly Row[]> {
  if (after !== null) return [];
  const asked: Asked = {
    text: filters.text?.trim() ?? '',
    categoryId: filters.categoryId || null,
    ...{ itemIds: listOf(filters.itemIds), classIds: listOf(filters.classIds), desk },
  };
  const none = asked.text === '' && asked.itemIds.length === 0;
  const found = none ? await listAll(db, asked, limit) : await search(db, asked);
  return found.map(({ hits, same, ...row }) => ({
    ...row,
    because: [...hits.map((word) => `“${word}”`), ...same].join(', '),
  }));
}

export const suggestionsView: ViewSource = {
  declaration: Suggestions,
  list: async (db, query) =>
    (await find(db, query, false)).map(({ audience: _, ...row }) => ({ key: row.id, row, member: true })),
};

export const deskSuggestionsView: ViewSource = {
  declaration: DeskSuggestions,
  list: async (db, query) => (await find(db, query, true)).map((row) => ({ key: row.id, row, member: true })),
};
