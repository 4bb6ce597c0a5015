import { putRows, type Tx } from '../../../kernel/index.ts';
import type { Claim } from './claim.ts';
import type { ClaimTables } from './tables.ts';

type Row = ClaimTables['operations.claim'];

/** A claim as its stream has it; `open`: the unit is not released. */
interface Claiming extends Claim {
  readonly open: boolean;
}

/** The only writer of operations.claim, for whatever claims units. */
export async function writeClaims(tx: Tx, claims: readonly Claiming[]): Promise<void> {
  const rows = claims.map(
    ({ kind, ofId, callsign, name, from, until, open }): Row => ({
      ...{ id: claimId(ofId, callsign), kind, of_id: ofId, callsign, name, open },
      ...{ from_at: from, until_at: until },
    }),
  );
  await putRows<Row>(tx, { table: 'operations.claim', rows });
}

function claimId(ofId: string, callsign: string): string {
  return `${ofId}#${callsign}`;
}
