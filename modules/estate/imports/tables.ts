import type { ColumnType } from 'kysely';

type Faults = readonly { readonly line: number; readonly why: string }[];

/** Times are epoch milliseconds. */
export type ImportTables = {
  'estate.import': {
    id: string;
    source: string;
    file_name: string | null;
    author: string;
    at: number;
    added: number;
    changed: number;
    same: number;
    findings: number;
    faults: ColumnType<Faults, string, string>;
    undone_at: number | null;
  };
};
