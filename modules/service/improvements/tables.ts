import type { ColumnType } from 'kysely';
import type { RowOf } from '../../../kernel/pure.ts';
import type { Improvements } from './views.ts';

type Row = RowOf<typeof Improvements>;

/** The Service Improvement Plan. Times are epoch milliseconds. */
export type ImprovementTables = {
  'service.improvement': {
    id: string;
    number: string;
    sequence: number;
    situation: Row['situation'];
    source: Row['source'];
    month: string | null;
    title: string;
    agreement_id: string | null;
    service_id: string | null;
    owner_id: string | null;
    owner: string;
    action: string | null;
    measure: string | null;
    benefit: string | null;
    percent: number;
    review_at: number;
    planned_at: number;
    changed_at: number;
    progress: ColumnType<Row['progress'], string, string>;
  };
};
