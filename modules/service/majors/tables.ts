import type { RowOf } from '../../../kernel/pure.ts';
import type { Majors } from './views.ts';

type Row = RowOf<typeof Majors>;

/** Tables of major IT incidents. Times are epoch milliseconds. */
export type MajorTables = {
  'service.major': {
    id: string;
    number: string;
    sequence: number;
    situation: Row['situation'];
    service_incident_id: string;
    service_incident_number: string;
    title: string | null;
    text: string | null;
    manager_id: string;
    manager: string | null;
    service_ids: string[];
    declared_at: number;
    updated_at: number;
    next_at: number;
    ended_at: number | null;
    review_due_at: number | null;
    lessons: string | null;
    actions: Row['actions'];
  };
  'service.major_line': {
    major_id: string;
    position: number;
    at: number;
    author: string;
    kind: string;
    text: string;
  };
};
