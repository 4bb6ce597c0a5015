import type { Ask } from './ask.ts';

/** What was asked for, beside the incident that it was asked for. Times are epoch milliseconds. */
export type AskTables = {
  'operations.ask': {
    id: string;
    ask_id: string;
    incident_id: string;
    what: string;
    name: string;
    count: number;
    urgent: boolean;
    by: string | null;
    note: string | null;
    state: Ask['state'];
    asked_at: number;
    asked_by: string;
    due_at: number;
    callsigns: string[];
    answered_at: number | null;
    answered_by: string | null;
    reason: string | null;
  };
};
