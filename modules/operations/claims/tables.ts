import type { ClaimKind } from './claim.ts';

/** Times are epoch milliseconds. */
export type ClaimTables = {
  'operations.claim': {
    id: string;
    kind: ClaimKind;
    of_id: string;
    callsign: string;
    name: string;
    from_at: number;
    until_at: number;
    open: boolean;
  };
};
