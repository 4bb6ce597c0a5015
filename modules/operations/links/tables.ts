import type { OperationsTables } from '../tables.ts';
import type { LinkKind } from './kinds.ts';

/** Tables that this slice writes, with those it reads. Times are epoch milliseconds. */
export type LinkTables = OperationsTables & {
  'operations.link': {
    id: string;
    kind: LinkKind;
    from_id: string;
    to_id: string;
    from_number: string;
    to_number: string;
    at: number;
    by: string;
  };
  'operations.ruled_out': { contact_id: string; incident_id: string };
};
