import type { ColumnType } from 'kysely';
import type { Counts } from './counts.ts';
import type { Compared } from './events.ts';

type Json<Value> = ColumnType<Value, string, string>;

/** Tables of history that was taken in. Times are epoch milliseconds. */
export type ImportTables = {
  'service.history_import': {
    id: string;
    source: string;
    kind: 'it-incidents' | 'people';
    file_name: string | null;
    author: string;
    at: number;
    added: number;
    continued: number;
    same: number;
    faults: Json<Counts['faults']>;
    differences: Json<Counts['differences']>;
    compared: Json<Counts['compared']>;
    undone_at: number | null;
  };
  'service.imported_record': {
    id: string;
    import_id: string;
    source: string;
    reference: string;
    priority: number;
    said: boolean | null;
    here: Compared['here'];
    differences: string[];
    undone: 'undone' | 'kept' | null;
  };
};
