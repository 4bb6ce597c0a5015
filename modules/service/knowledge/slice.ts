import { idOfStream, type LiveChange, type Slice } from '../../../kernel/index.ts';
import type { AnyPastEvent } from '../../../kernel/pure.ts';
import type { Pack } from '../../force/index.ts';
import { makeNumbers } from '../numbers.ts';
import { articleAggregate } from './article.ts';
import { knowledgeEvents, type ReaderEvent } from './events.ts';
import { knowledgeHandlers } from './handlers.ts';
import { knowledgePermissions } from './permissions.ts';
import { knowledgeProjections } from './projections.ts';
import * as sources from './queries.ts';
import { avoidedAggregate, opinionAggregate } from './readers.ts';
import { deskSuggestionsView, suggestionsView } from './suggest.ts';
import * as views from './views.ts';

/** Articles, what readers say of them, and what may help whoever is about to report something. */
export function knowledge(pack: () => Pack): Slice {
  return {
    tables: {
      ...{ article: 'projection', article_line: 'projection', article_opinion: 'projection' },
      avoided_report: 'projection',
    },
    permissions: knowledgePermissions,
    events: knowledgeEvents,
    aggregates: [articleAggregate, opinionAggregate, avoidedAggregate],
    handlers: knowledgeHandlers(pack, makeNumbers('article')),
    projections: knowledgeProjections,
    views: [
      ...[suggestionsView, deskSuggestionsView, sources.articlesView, sources.articleRecordView],
      ...[sources.articleLogView, sources.articleOpinionsView, sources.avoidedReportsView],
    ],
    reactions: [],
    live,
  };
}

function live(event: AnyPastEvent): readonly LiveChange[] {
  const { stream } = event;
  if (stream.startsWith(`${articleAggregate.name}/`)) {
    const id = idOfStream(stream);
    return [...changesOf(id), { view: views.ArticleLog.name, replace: id }];
  }
  // The registry has checked the event against its schema when it was appended.
  const known = event as unknown as ReaderEvent;
  if (known.type === 'service.ArticleRated') {
    const { articleId } = known.data;
    return [...changesOf(articleId), { view: views.ArticleOpinions.name, replace: articleId }];
  }
  return known.type === 'service.ReportAvoided' && known.data.kind === 'article' ? changesOf(known.data.targetId) : [];
}

function changesOf(articleId: string): readonly LiveChange[] {
  return [
    { view: views.Articles.name, keys: [articleId] },
    { view: views.ArticleRecord.name, replace: articleId },
  ];
}
