import type { ColumnType } from 'kysely';
import type { RowOf } from '../../../kernel/pure.ts';
import type { AdHocReports } from './views.ts';

type Row = RowOf<typeof AdHocReports>;

/** Saved reports. Times are epoch milliseconds. */
export type AdHocTables = {
  'service.ad_hoc_report': {
    id: string;
    name: string | null;
    owner_id: string;
    owner: string;
    shared: boolean;
    form: ColumnType<Row['form'], string, string>;
    conditions: ColumnType<Row['where'], string | null, string | null>;
    dropped: boolean;
    /** Log position at which it was last saved. */
    guarded_at: number;
    changed_at: number;
  };
};
