import { type Db, type HeldRow, sql, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { Claim } from './claim.ts';
import { gravest } from './claim.ts';
import type { ClaimTables } from './tables.ts';
import { Claims } from './views.ts';

type Row = ClaimTables['operations.claim'];

function claims(db: Db) {
  return db.withTables<ClaimTables>().selectFrom('operations.claim').selectAll();
}
/** A literal, not a parameter: only so does the planner see that the index of open ones serves. */
const open = sql<boolean>`open`;

function claimOf({ kind, of_id: ofId, callsign, name, from_at: from, until_at: until }: Row): Claim {
  return { kind, ofId, callsign, name, from, until };
}

/** The claim that counts, of each callsign that has one now: some tens of rows at the most, one look-up. */
export async function listClaimsInForce(db: Db, now: number): Promise<ReadonlyMap<string, Claim>> {
  const rows = await claims(db).where(open).where('from_at', '<=', now).execute();
  const found = new Map<string, Claim[]>();
  for (const row of rows) found.set(row.callsign, [...(found.get(row.callsign) ?? []), claimOf(row)]);
  return new Map(
    [...found].flatMap(([callsign, all]) => {
      const counts = gravest(all);
      return counts === null ? [] : [[callsign, counts] as const];
    }),
  );
}

/** Says of a callsign whether it is held or lent at an instant, now or later. */
export async function findHeld(db: Db): Promise<(callsign: string, at: number) => boolean> {
  const rows = await claims(db).where(open).where('kind', '<>', 'borrowed').execute();
  return (callsign, at) => rows.some((row) => row.callsign === callsign && row.from_at <= at && at < row.until_at);
}

/** What counts for one callsign now. */
export async function findClaim(db: Db, callsign: string, now: number): Promise<Claim | null> {
  const rows = await claims(db).where(open).where('callsign', '=', callsign).where('from_at', '<=', now).execute();
  return gravest(rows.map(claimOf));
}

interface Period {
  readonly from: number;
  readonly until: number;
  readonly callsigns: readonly string[];
  /** Whose own claims do not count. */
  readonly except: string;
}

/** Who else has these units in the same period. */
export async function listOverlaps(db: Db, { from, until, callsigns, except }: Period): Promise<readonly Claim[]> {
  if (callsigns.length === 0) return [];
  const rows = await claims(db)
    .where(open)
    .where('callsign', 'in', [...callsigns])
    .where('from_at', '<', until)
    .where('until_at', '>', from)
    .where('of_id', '<>', except)
    .where('kind', '<>', 'borrowed')
    .orderBy('callsign')
    .execute();
  return rows.map(claimOf);
}

function held(row: Row): HeldRow {
  const { ofId, ...claim } = claimOf(row);
  const shown: RowOf<typeof Claims> = { id: row.id, ofId, ...claim };
  return { key: row.id, parent: ofId, row: shown, member: row.open };
}

/** Every claim that is not over, or all of one operation or loan. */
export const claimsView: ViewSource = {
  declaration: Claims,
  list: async (db, { of, limit, after }) => {
    const rows = await claims(db)
      .where((row) => (of === null ? open : row('of_id', '=', of)))
      .orderBy('id')
      .execute();
    const from = after === null ? 0 : rows.findIndex(({ id }) => id === after) + 1;
    return rows.slice(from, from + limit).map(held);
  },
  byKeys: async (db, keys) => {
    if (keys.length === 0) return [];
    const rows = await claims(db)
      .where('id', 'in', [...keys])
      .execute();
    return rows.map(held);
  },
};
