import { type Db, type HeldRow, numberAfter, sql, type ViewSource } from '../../../kernel/index.ts';
import type { InputOf, RowOf } from '../../../kernel/pure.ts';
import type { SayItFixed } from './commands.ts';
import type { KnowledgeTables } from './tables.ts';
import { ArticleLog, ArticleOpinions, ArticleRecord, Articles, AvoidedReports } from './views.ts';

/** Whether readers are shown it. */
export async function isPublished(
  db: Db,
  { kind, targetId }: Pick<InputOf<typeof SayItFixed>, 'kind' | 'targetId'>,
): Promise<boolean> {
  const shown =
    kind === 'article'
      ? sql`SELECT 1 FROM service.article WHERE id = ${targetId} AND standing = 'published'`
      : sql`SELECT 1 FROM service.known_error WHERE id = ${targetId} AND audience IS NOT NULL`;
  return (await shown.execute(db)).rows.length > 0;
}

interface Counts {
  readonly helped: number;
  readonly not_helped: number;
  readonly avoided: number;
}
type Found = KnowledgeTables['service.article'] & Counts;

async function articles(db: Db, where: ReturnType<typeof sql>): Promise<readonly Found[]> {
  const { rows } = await sql<Found>`
    SELECT article.*,
           (SELECT count(*)::int FROM service.article_opinion WHERE article_id = article.id AND helped) AS helped,
           (SELECT count(*)::int FROM service.article_opinion WHERE article_id = article.id AND NOT helped) AS not_helped,
           (SELECT count(*)::int FROM service.avoided_report WHERE target_id = article.id) AS avoided
      FROM service.article AS article WHERE ${where}`.execute(db);
  return rows;
}

function briefOf(found: Found): RowOf<typeof Articles> {
  const { id, number, standing, revision, version, title, owner, audience, helped, avoided } = found;
  return {
    ...{ id, number, standing, revision, version, title, owner, audience, helped, avoided },
    ...{ categoryId: found.category_id, classIds: found.class_ids, notHelped: found.not_helped },
    ...{ expiresAt: found.expires_at, dueAt: found.due_at, changedAt: found.changed_at },
  };
}

function held(found: Found): HeldRow {
  return { key: found.id, row: briefOf(found), member: true };
}

export const articlesView: ViewSource = {
  declaration: Articles,
  list: async (db, { limit, after }) =>
    (await articles(db, sql`article.id > ${after ?? ''} ORDER BY article.id LIMIT ${limit}`)).map(held),
  byKeys: async (db, keys) =>
    keys.length === 0 ? [] : (await articles(db, sql`article.id = ANY (${[...keys]}::text[])`)).map(held),
};

export const articleRecordView: ViewSource = {
  declaration: ArticleRecord,
  list: async (db, { of }) =>
    (await articles(db, sql`article.id = ${of ?? ''}`)).map((found) => {
      const row: RowOf<typeof ArticleRecord> = {
        ...briefOf(found),
        ...{ articleId: found.id, ownerId: found.owner_id, body: found.body, live: liveOf(found) },
      };
      return { key: found.id, parent: found.id, row, member: true };
    }),
};

function liveOf({ live_version: version, live_audience: audience, published_at: publishedAt, ...found }: Found) {
  if (version === null || audience === null || publishedAt === null) return null;
  return { version, audience, publishedAt, title: found.live_title, body: found.live_body };
}

export const articleLogView: ViewSource = {
  declaration: ArticleLog,
  list: async (db, { of, limit, after }) => {
    const found = await db
      .withTables<KnowledgeTables>()
      .selectFrom('service.article_line')
      .selectAll()
      .where('article_id', '=', of ?? '')
      .where('position', '>', numberAfter(after) ?? 0)
      .orderBy('position')
      .limit(limit)
      .execute();
    return found.map(({ article_id: articleId, position, ...line }) => {
      const row: RowOf<typeof ArticleLog> = { id: String(position), articleId, ...line };
      return { key: row.id, parent: articleId, row, member: true };
    });
  },
};

export const articleOpinionsView: ViewSource = {
  declaration: ArticleOpinions,
  list: async (db, { of, limit, after }) => {
    if (after !== null) return [];
    const found = await db
      .withTables<KnowledgeTables>()
      .selectFrom('service.article_opinion')
      .selectAll()
      .where('article_id', '=', of ?? '')
      .orderBy('at', 'desc')
      .limit(limit)
      .execute();
    return found.map(({ id, article_id: articleId, version, helped, comment, at }) => {
      const row: RowOf<typeof ArticleOpinions> = { id, articleId, version, helped, comment, at };
      return { key: id, parent: articleId, row, member: true };
    });
  },
};

export const avoidedReportsView: ViewSource = {
  declaration: AvoidedReports,
  list: async (db, { limit, after }) => {
    if (after !== null) return [];
    const { rows } = await sql<RowOf<typeof AvoidedReports>>`
      SELECT target_id AS "targetId", kind, coalesce(article.number, known.number, '') AS number,
             coalesce(article.live_title, known.title) AS title, portal, call
        FROM (SELECT target_id, kind, (count(*) FILTER (WHERE at_door = 'portal'))::int AS portal,
                     (count(*) FILTER (WHERE at_door = 'call'))::int AS call
                FROM service.avoided_report GROUP BY target_id, kind) AS counted
        LEFT JOIN service.article AS article ON article.id = target_id
        LEFT JOIN service.known_error AS known ON known.id = target_id
       ORDER BY portal + call DESC, target_id LIMIT ${limit}`.execute(db);
    return rows.map((row) => ({ key: row.targetId, row, member: true }));
  },
};
