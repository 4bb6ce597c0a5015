import { addRows, type Happened, idOfStream, type Projection, putRows } from '../../../kernel/index.ts';
import { type AnyPastEvent, isStep, type Past } from '../../../kernel/pure.ts';
import type { StepEvent } from '../service-incidents/service-incident.ts';
import { type Article, type ArticleState, articleAggregate, articlePromises } from './article.ts';
import type { ArticleEvent } from './events.ts';
import { type AvoidedState, avoidedAggregate, type OpinionState, opinionAggregate } from './readers.ts';
import type { KnowledgeTables } from './tables.ts';

type Row = KnowledgeTables['service.article'];

/** The only writer of articles and their lines. */
const articleProjection: Projection = {
  aggregate: articleAggregate,
  onEvents: async (tx, happened: readonly Happened<ArticleState>[]) => {
    const rows = happened.map(({ event }): KnowledgeTables['service.article_line'] => {
      const { position, occurredAt: at, actor, stream } = event;
      return { article_id: idOfStream(stream), position, at, author: actor.name, ...lineOf(event) };
    });
    await addRows(tx, { table: 'service.article_line', rows });
  },
  forget: async (tx, id) => {
    await tx.withTables<KnowledgeTables>().deleteFrom('service.article_line').where('article_id', '=', id).execute();
  },
  onState: async (tx, id, state: ArticleState) => {
    if (state.situation === 'none') return;
    await putRows(tx, { table: 'service.article', rows: [rowOf(id, state)] });
  },
};

function rowOf(id: string, state: Exclude<ArticleState, { situation: 'none' }>): Row {
  const { number, sequence, written, changedAt: changed_at } = state.article;
  const due = articlePromises(state).map(({ dueAt }) => dueAt);
  return {
    ...{ id, number, sequence, version: written.version, audience: written.audience, changed_at },
    ...standingOf(state),
    ...{ title: written.said?.title ?? null, body: written.said?.body ?? null, owner: written.said?.owner ?? null },
    ...{ owner_id: written.ownerId, category_id: written.categoryId, class_ids: written.classIds },
    ...liveColumns(state.article),
    due_at: due.length === 0 ? null : Math.min(...due),
  };
}

function standingOf({
  situation,
  article,
}: Exclude<ArticleState, { situation: 'none' }>): Pick<Row, 'standing' | 'revision'> {
  const { stage, live } = article;
  const revision = stage.kind === 'published' ? null : stage.kind;
  if (situation === 'withdrawn') return { standing: 'withdrawn', revision: null };
  if (live === null) return { standing: revision ?? 'draft', revision: null };
  return { standing: live.expired ? 'expired' : 'published', revision };
}

function liveColumns({ live }: Article) {
  return {
    live_version: live?.version ?? null,
    live_title: live?.said?.title ?? null,
    live_body: live?.said?.body ?? null,
    live_audience: live?.audience ?? null,
    live_category_id: live?.categoryId ?? null,
    live_class_ids: live?.classIds ?? [],
    published_at: live?.publishedAt ?? null,
    expires_at: live?.expiresAt ?? null,
  };
}

const ERASED = 'erased';

function lineOf(event: AnyPastEvent): { readonly kind: string; readonly text: string } {
  // The registry has checked the event against its schema when it was appended.
  const known = event as unknown as Past<ArticleEvent> | StepEvent;
  if (isStep(known)) return { kind: 'clock', text: known.data.label };
  switch (known.type) {
    case 'service.ArticleDrafted':
    case 'service.ArticleAmended':
      return { kind: `version ${known.data.version}`, text: known.detail?.title ?? ERASED };
    case 'service.ArticleHandedIn':
      return { kind: 'handed in', text: '' };
    case 'service.ArticleReturned':
      return { kind: 'given back', text: known.detail?.reason ?? ERASED };
    case 'service.ArticlePublished':
      return { kind: 'published', text: `Version ${known.data.version}` };
    case 'service.ArticleRenewed':
      return { kind: 'still holds', text: known.detail?.note ?? ERASED };
    case 'service.ArticleWithdrawn':
      return { kind: 'withdrawn', text: known.detail?.reason ?? ERASED };
    default:
      // Erased, or held, by law.
      return { kind: 'law', text: ERASED };
  }
}

/** The only writer of what readers say. */
const opinionProjection: Projection = {
  aggregate: opinionAggregate,
  onState: async (tx, id, state: OpinionState) => {
    if (state.situation === 'none') return;
    const { articleId: article_id, version, helped, comment, byId: by_id, at } = state;
    const row: KnowledgeTables['service.article_opinion'] = { id, article_id, version, helped, comment, by_id, at };
    await putRows(tx, { table: 'service.article_opinion', rows: [row] });
  },
};

/** The only writer of what was not reported. */
const avoidedProjection: Projection = {
  aggregate: avoidedAggregate,
  onState: async (tx, id, state: AvoidedState) => {
    if (state.situation === 'none') return;
    const { kind, targetId: target_id, door: at_door, categoryId: category_id, siteId: site_id, at } = state;
    const row: KnowledgeTables['service.avoided_report'] = { id, kind, target_id, at_door, category_id, site_id, at };
    await putRows(tx, { table: 'service.avoided_report', rows: [row] });
  },
};

export const knowledgeProjections: readonly Projection[] = [articleProjection, opinionProjection, avoidedProjection];
