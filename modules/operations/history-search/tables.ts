import type { OperationsTables } from '../tables.ts';

/** Tables of the search, with those it reads. */
export type HistoryTables = OperationsTables & {
  'operations.history_entry': { id: string; kind: 'incident' | 'contact'; received_at: number; words: string };
  'operations.history_cursor': { id: number; position: number };
};
