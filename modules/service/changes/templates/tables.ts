import type { ColumnType } from 'kysely';
import type { RowOf } from '../../../../kernel/pure.ts';
import type { ChangeTemplates } from './views.ts';

type Row = RowOf<typeof ChangeTemplates>;

/** Times are epoch milliseconds. */
export type TemplateTables = {
  'service.change_template': {
    id: string;
    name: string;
    proposal: ColumnType<Row['proposal'], string, string>;
    said: ColumnType<Row['said'], string, string>;
    approved_at: number | null;
    reviewed_at: number | null;
    review_due: number | null;
    outcomes: string[];
    suspended: string[];
    withdrawn: boolean;
  };
};
