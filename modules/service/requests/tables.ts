import type { ColumnType } from 'kysely';
import type { RowOf } from '../../../kernel/pure.ts';
import type { OpenRequests, RequestLog } from './views.ts';

type Row = RowOf<typeof OpenRequests>;
type Json<T> = ColumnType<T, string, string>;

/** Requests. Times are epoch milliseconds. */
export type RequestTables = {
  'service.request': {
    id: string;
    number: string;
    sequence: number;
    situation: Row['situation'] | 'ended';
    item_id: string;
    name: string;
    requester_id: string | null;
    requester: string | null;
    for_whom: string | null;
    approver_id: string | null;
    approver: string | null;
    deputy_id: string | null;
    deputy: string | null;
    site_id: string | null;
    service_incident_id: string | null;
    service_incident_number: string | null;
    booked: boolean;
    price_pence: number;
    lead_minutes: number;
    change_template_id: string | null;
    answers: Json<Row['answers']>;
    tasks: Json<Row['tasks']>;
    started_at: number;
    due_at: number;
    submitted_at: number;
    changed_at: number;
  };
  'service.request_line': {
    request_id: string;
    position: number;
    at: number;
    author: string;
    kind: string;
    audience: RowOf<typeof RequestLog>['audience'];
    text: string;
  };
};
