import type { ColumnType } from 'kysely';
import type { RowOf } from '../../../kernel/pure.ts';
import type { ChangeLog, ChangeRecord, Plain } from './views.ts';

type Row = RowOf<typeof ChangeRecord>;
/** Read as it is; written as text. */
type Json<T> = ColumnType<T, string | null, string | null>;

/** Tables of changes. Times are epoch milliseconds. */
export type ChangeTables = {
  'service.change': {
    id: string;
    number: string;
    sequence: number;
    model: Row['model'];
    situation: Row['situation'];
    title: string | null;
    said: Json<Row['said']>;
    proposal: Json<Row['proposal']>;
    template_id: string | null;
    cause_id: string | null;
    team_id: string;
    category_id: string | null;
    service_ids: string[];
    touched_ids: string[];
    item_ids: string[];
    raiser_id: string;
    raiser: string;
    requester_id: string | null;
    requester: string | null;
    implementer_ids: string[];
    implementers: string[];
    papers_owed: string[];
    judged: Json<Row['judged']>;
    band: NonNullable<Row['judged']>['risk']['band'] | null;
    score: number | null;
    approval: Json<Row['approval']>;
    authorised_at: number | null;
    held: Json<Row['held']>;
    tasks: Json<Row['tasks']>;
    begun_at: number | null;
    ended_at: number | null;
    outcome: Row['outcome'];
    closure: Row['closure'];
    suspicions: Json<Row['suspicions']>;
    review: Json<Row['review']>;
    review_owed: string[];
    follower_ids: string[];
    published: boolean;
    starts_at: number | null;
    ends_at: number | null;
    plain: Json<Plain>;
    why: string | null;
    raised_at: number;
    changed_at: number;
  };
  'service.change_line': {
    change_id: string;
    position: number;
    at: number;
    author: string;
    kind: string;
    audience: RowOf<typeof ChangeLog>['audience'];
    text: string;
  };
  'service.change_asked': {
    change_id: string;
    round: number;
    group_id: string;
    asked_key: string;
    account_id: string | null;
    role: string | null;
    delegate_id: string | null;
    barred_ids: string[];
  };
  'service.change_vote': {
    change_id: string;
    round: number;
    group_id: string;
    asked_key: string;
    voter_id: string;
    as_role: string | null;
    decision: 'yes' | 'no' | 'abstain';
    at: number;
  };
};
