import type { OperationsTables } from '../tables.ts';

export type CallerTables = OperationsTables & {
  'operations.caller': { contact_id: string; keys: string[] };
};
