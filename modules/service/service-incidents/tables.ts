import type { RowOf } from '../../../kernel/pure.ts';
import type { ServiceIncidentRecord } from '../desk/views.ts';
import type { OpenServiceIncidents, ServiceIncidentLog } from './views.ts';

type Row = RowOf<typeof OpenServiceIncidents>;
type RecordRow = RowOf<typeof ServiceIncidentRecord>;

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
    site_id: string | null;
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
    clocks: Row['clocks'];
    symptoms: string | null;
    parameters: Readonly<Record<string, string>> | null;
    call_back_by: string | null;
    computed: number | null;
    floor: RecordRow['floor'];
    vip: string | null;
    triage: RecordRow['triage'];
    snoozed_until: number | null;
    ping_pong: number;
    links: RecordRow['links'];
    candidate: string | null;
    resolved_at: number | null;
    closed_at: number | null;
    closure_category_id: string | null;
    resolved_by_id: string | null;
    first_contact: boolean;
    responded_at: number | null;
    missed: RecordRow['missed'];
    last_reopened: RecordRow['lastReopened'];
    /** Taken in, and nobody here has worked on it. */
    history: boolean;
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
