import type { ColumnType } from 'kysely';
import type { RowOf } from '../../../../kernel/pure.ts';
import type { MadeReports, ReportSchedules } from './views.ts';

type Schedule = RowOf<typeof ReportSchedules>;
type Made = RowOf<typeof MadeReports>;

/** Reports that are made by themselves. Times are epoch milliseconds. */
export type ReportTables = {
  'service.report_schedule': {
    id: string;
    name: string;
    kind: Schedule['group'];
    every: Schedule['every'];
    at: string;
    next_at: number | null;
  };
  'service.report_made': {
    position: number;
    schedule_id: string;
    name: string;
    kind: Made['group'];
    from_at: number;
    to_at: number;
    made_at: number;
    rows: ColumnType<Made['rows'], string, string>;
  };
};
