import type { RowOf } from '../../../kernel/pure.ts';
import type { Articles } from './views.ts';

type Row = RowOf<typeof Articles>;

/** Tables of knowledge. Times are epoch milliseconds. */
export type KnowledgeTables = {
  'service.article': {
    id: string;
    number: string;
    sequence: number;
    standing: Row['standing'];
    revision: Row['revision'];
    version: number;
    title: string | null;
    body: string | null;
    owner_id: string | null;
    owner: string | null;
    audience: Row['audience'];
    category_id: string | null;
    class_ids: string[];
    live_version: number | null;
    live_title: string | null;
    live_body: string | null;
    live_audience: Row['audience'] | null;
    live_category_id: string | null;
    live_class_ids: string[];
    published_at: number | null;
    expires_at: number | null;
    due_at: number | null;
    changed_at: number;
  };
  'service.article_line': {
    article_id: string;
    position: number;
    at: number;
    author: string;
    kind: string;
    text: string;
  };
  'service.article_opinion': {
    id: string;
    article_id: string;
    version: number;
    helped: boolean;
    comment: string | null;
    by_id: string;
    at: number;
  };
  'service.avoided_report': {
    id: string;
    kind: 'article' | 'known-error';
    target_id: string;
    at_door: 'portal' | 'call';
    category_id: string | null;
    site_id: string | null;
    at: number;
  };
};
