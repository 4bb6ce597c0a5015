import type { Selectable } from 'kysely';
import { type Db, type HeldRow, sql, type ViewSource } from '../../../kernel/index.ts';
import type { Role, RowOf, Subject } from '../../../kernel/pure.ts';
import { Seats } from '../contract.ts';
import type { Pack, Seat } from '../pack.ts';
import { type ForceTables, tablesOf } from '../tables.ts';

type SittingRow = Selectable<ForceTables['force.seat']>;

/** Whether somebody is at the screen. Answers true for two minutes after a connection is lost. */
export type Connected = (accountId: string) => boolean;

/** Where a person sits, and how often that has changed: it is part of the version of what they may see. */
export interface Sitting {
  readonly seat: Subject['seat'];
  readonly changes: number;
}

export async function listHeldSeatIds(db: Db): Promise<readonly string[]> {
  return (await sittings(db).orderBy('seat_id').execute()).map((row) => row.seat_id);
}

/** Who sits where. */
export interface Sitter {
  readonly seatId: string;
  readonly accountId: string;
  readonly name: string;
}

export async function listSitters(db: Db): Promise<readonly Sitter[]> {
  const rows = await sittings(db).orderBy('seat_id').execute();
  return rows.map(({ seat_id: seatId, account_id: accountId, name }) => ({ seatId, accountId, name }));
}

export async function findSeatIdOf(db: Db, accountId: string): Promise<string | null> {
  const row = await sittings(db).where('account_id', '=', accountId).executeTakeFirst();
  return row?.seat_id ?? null;
}

/** A seat that the pack in force no longer has gives nothing. */
export async function sittingOf(db: Db, pack: Pack, accountId: string): Promise<Sitting> {
  // Whoever sits has sat down: there is a count for every sitting.
  const { rows } = await sql<{ changes: number; seat_id: string | null }>`
    SELECT sitter.changes, seat.seat_id FROM force.sitter AS sitter
      LEFT JOIN force.seat AS seat ON seat.account_id = sitter.account_id WHERE sitter.account_id = ${accountId}`.execute(
    db,
  );
  const [counted] = rows;
  const seat = pack.seats.find((known) => known.id === counted?.seat_id);
  const changes = counted?.changes ?? 0;
  if (seat === undefined) return { seat: null, changes };
  const { id, name, roles, areas } = seat;
  const reach = reachOf(pack, seat);
  return { seat: { id, name, roles, areas, ...(reach !== undefined && { reach }) }, changes };
}

const reaches = new WeakMap<Seat, readonly string[]>();

/** The areas with their beats of a desk that is bound to them; undefined: the whole force. Worked out once for each pack. */
function reachOf(pack: Pack, seat: Seat): readonly string[] | undefined {
  if (seat.reach === 'force') return undefined;
  const known = reaches.get(seat);
  if (known !== undefined) return known;
  const within = new Set(seat.areas);
  const found = pack.areas.filter(({ id, parent }) => within.has(id) || (parent !== null && within.has(parent)));
  const reach = found.map(({ id }) => id);
  reaches.set(seat, reach);
  return reach;
}

/** A district with all of its beats, given as any of them. */
export function districtOf(pack: Pack, areaId: string): readonly string[] {
  const district = districtIdOf(pack, areaId);
  return pack.areas.filter(({ id, parent }) => id === district || parent === district).map(({ id }) => id);
}

function districtIdOf(pack: Pack, areaId: string): string {
  return pack.areas.find((known) => known.id === areaId)?.parent ?? areaId;
}

/**
 * The seats of a role that answer for an area, the narrowest first, so that the desk of the place comes before the one of the
 * whole force, and one that is bound to its areas after both: it is there for something of its own. An area may be given as one
 * of its beats; null asks for all areas.
 */
export function seatsCovering(pack: Pack, role: Role, areaId: string | null): readonly Seat[] {
  const area = areaId === null ? null : districtIdOf(pack, areaId);
  const breadth = (seat: Seat) => {
    if (seat.reach === 'areas') return Number.POSITIVE_INFINITY;
    return seat.areas.length === 0 ? Number.MAX_VALUE : seat.areas.length;
  };
  return pack.seats
    .filter((seat) => seat.roles.includes(role))
    .filter((seat) => area === null || seat.areas.length === 0 || seat.areas.includes(area))
    .toSorted((a, b) => compare(breadth(a), breadth(b)));
}

function compare(a: number, b: number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Of these, the ones at which somebody sits, is connected, and has the role: whoever lacks it could not act on what is told. */
export async function occupiedOf(
  db: Db,
  seats: readonly Seat[],
  mayAct: (accountId: string) => Promise<boolean>,
): Promise<readonly string[]> {
  const held = new Map((await sittings(db).execute()).map((row) => [row.seat_id, row.account_id]));
  const occupied: string[] = [];
  for (const { id } of seats) {
    const accountId = held.get(id);
    if (accountId !== undefined && (await mayAct(accountId))) occupied.push(id);
  }
  return occupied;
}

function sittings(db: Db) {
  return tablesOf(db).selectFrom('force.seat').selectAll();
}

export function seatsView(packAt: (db: Db) => Promise<Pack>): ViewSource {
  const rows = async (db: Db, seats: readonly Seat[]): Promise<HeldRow[]> => {
    const held = new Map((await sittings(db).execute()).map((row) => [row.seat_id, row]));
    return seats.map((seat) => ({ key: seat.id, row: shown(seat, held.get(seat.id)), member: true }));
  };
  return {
    declaration: Seats,
    list: async (db, { limit, after }) => {
      const { seats } = await packAt(db);
      const from = after === null ? 0 : seats.findIndex((seat) => seat.id === after) + 1;
      return rows(db, seats.slice(from, from + limit));
    },
    byKeys: async (db, keys) => {
      const { seats } = await packAt(db);
      const gone = keys.filter((key) => !seats.some(({ id }) => id === key));
      return [
        ...(await rows(
          db,
          seats.filter((seat) => keys.includes(seat.id)),
        )),
        ...gone.map((key) => ({ key, row: null, member: false })),
      ];
    },
  };
}

function shown(seat: Seat, held: SittingRow | undefined): RowOf<typeof Seats> {
  const holder = held === undefined ? null : { accountId: held.account_id, name: held.name, since: held.since_at };
  return { id: seat.id, name: seat.name, roles: seat.roles, areas: seat.areas, talkgroup: seat.talkgroup, holder };
}
