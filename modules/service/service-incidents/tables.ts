import type { ColumnType } from 'kysely';
import type { RowOf } from '../../../kernel/pure.ts';
import type { OpenServiceIncidents, ServiceIncidentLog } from './views.ts';

type Row = RowOf<typeof OpenServiceIncidents>;

/** Tables of IT incidents. Times are epoch milliseconds. */
export type ServiceIncidentTables = {
  'service.service_incident': {
    id: string;
    number: string;
    sequence: number;
    situation: Row['situation'] | 'closed';
    paused_for: string | null;
    summary: string | null;
    description: string | null;
    reporter: string | null;
    call_back: string | null;
    reporter_id: string | null;
    source: Row['source'];
    service_id: string | null;
    category_id: string | null;
    team_id: string;
    assignee_id: string | null;
    assignee: string | null;
    item_ids: string[];
    impact: number;
    urgency: number;
    priority: number;
    reopened: number;
    raised_at: number;
    changed_at: number;
    clocks: ColumnType<Row['clocks'], string, string>;
  };
  'service.service_incident_line': {
    service_incident_id: string;
    position: number;
    at: number;
    author: string;
    kind: string;
    audience: RowOf<typeof ServiceIncidentLog>['audience'];
    text: string;
  };
};
