import type { ColumnType } from 'kysely';
import type { KeptFacts } from './kept-events.ts';

/** Tables of service levels. Times are epoch milliseconds. */
export type LevelTables = {
  'service.level_record': {
    id: string;
    number: string;
    service_id: string | null;
    category_id: string | null;
    team_id: string;
    priority: number;
    raised_at: number;
    /** Resolved, withdrawn or merged; null: it runs. */
    ended_at: number | null;
    /** Taken in, and nobody here has worked on it. */
    history: boolean;
  };
  'service.level_event': {
    service_incident_id: string;
    position: number;
    at: number;
    by: string;
    facts: ColumnType<KeptFacts, string, string>;
  };
  'service.breach_reason': {
    service_incident_id: string;
    metric: string;
    reason: string;
    team_id: string;
    note: string | null;
    by: string;
    at: number;
  };
};
