import type { Db } from '../../../kernel/index.ts';
import { type Role, seatedRoles } from '../../../kernel/pure.ts';
import type { Pack, Seat } from '../../force/index.ts';
import type { Neighbours } from '../neighbours.ts';
import type { OperationsTables } from '../tables.ts';
import type { Addressee } from './commands.ts';
import type { Recipient } from './decide.ts';
import type { LiveMessage } from './queries.ts';

/** Somebody who is there now: at a desk, or on the crew of a unit on tour. */
export interface Present extends Recipient {
  readonly seat: Seat | null;
  /** Of the tour. */
  readonly areaId: string | null;
}

export async function listPresent(db: Db, { force }: Pick<Neighbours, 'force'>): Promise<readonly Present[]> {
  const [sitters, crews] = await Promise.all([force.listSitters(db), listCrews(db)]);
  const seats = new Map(force.pack().seats.map((seat) => [seat.id, seat]));
  const atDesks = sitters.map(({ accountId, name, seatId }): Present => {
    const seat = seats.get(seatId) ?? null;
    return { accountId, name, seatId, seat, callsign: null, areaId: null, fim: seat?.roles.includes('fim') === true };
  });
  return [...atDesks, ...crews.filter(({ accountId }) => !atDesks.some((one) => one.accountId === accountId))];
}

async function listCrews(db: Db): Promise<readonly Present[]> {
  const units = await db
    .withTables<OperationsTables>()
    .selectFrom('operations.unit')
    .select(['callsign', 'area_id', 'crew', 'crew_accounts'])
    .where('ended_at', 'is', null)
    .execute();
  return units.flatMap(({ callsign, area_id: areaId, crew, crew_accounts: accounts }) =>
    accounts.map((accountId, at): Present => {
      // Who of the crew has no account is left out there: only a whole crew says whose name is whose.
      const name = accounts.length === crew.length ? (crew[at]?.name ?? null) : null;
      return { accountId, name, seatId: null, seat: null, callsign, areaId, fim: false };
    }),
  );
}

/** Whom an addressee means, of those who are there; a person is meant wherever they are. */
interface Meaning {
  readonly told: readonly Present[];
  readonly words: string;
  /** With accounts for collar numbers; null: there is none such. */
  readonly addressee: Addressee | null;
}

type Asked = Pick<Neighbours, 'force' | 'accountsByCollar' | 'accountsWithRole' | 'connected'>;

export async function meaningOf(
  db: Db,
  addressee: Addressee,
  present: readonly Present[],
  neighbours: Asked,
): Promise<Meaning> {
  const pack = neighbours.force.pack();
  switch (addressee.kind) {
    case 'person':
      return personMeant(db, addressee.id, present, neighbours);
    case 'role': {
      const holders = await holdersOf(db, addressee.id, present, neighbours);
      return { told: holders, words: addressee.id.replaceAll('-', ' '), addressee };
    }
    case 'seat': {
      const seat = pack.seats.find(({ id }) => id === addressee.id);
      const told = present.filter(({ seatId }) => seatId === addressee.id);
      return { told, words: seat?.name ?? addressee.id, addressee: seat === undefined ? null : addressee };
    }
    case 'unit': {
      const callsign = addressee.id.toUpperCase();
      const told = present.filter((one) => one.callsign?.toUpperCase() === callsign);
      return { told, words: callsign, addressee: { kind: 'unit', id: callsign } };
    }
    case 'area': {
      const area = pack.areas.find(({ id }) => id === addressee.id);
      const told = area === undefined ? [] : present.filter((one) => isOfArea(one, area.id, neighbours));
      return { told, words: area?.name ?? addressee.id, addressee: area === undefined ? null : addressee };
    }
    case 'all':
      return { told: present, words: 'all', addressee };
  }
}

async function personMeant(
  db: Db,
  id: string,
  present: readonly Present[],
  { accountsByCollar }: Asked,
): Promise<Meaning> {
  const there = present.find(({ accountId }) => accountId === id);
  const accountId = there?.accountId ?? (await accountsByCollar(db, [id])).get(id);
  if (accountId === undefined) return { told: [], words: id, addressee: null };
  const away = { name: null, seatId: null, seat: null, callsign: null, areaId: null, fim: false };
  const person = present.find((one) => one.accountId === accountId) ?? { accountId, ...away };
  return { told: [person], words: person.name ?? id, addressee: { kind: 'person', id: accountId } };
}

/** A seated role is held by who sits at a seat of it; any other by those who have it and are connected or on tour. */
async function holdersOf(
  db: Db,
  role: Role,
  present: readonly Present[],
  neighbours: Asked,
): Promise<readonly Present[]> {
  if (seatedRoles.has(role)) return present.filter(({ seat }) => seat?.roles.includes(role) === true);
  const holders = (await neighbours.accountsWithRole?.(db, role)) ?? [];
  const away = { name: null, seatId: null, seat: null, callsign: null, areaId: null, fim: false };
  return holders.flatMap((accountId): readonly Present[] => {
    const there = present.find((one) => one.accountId === accountId);
    if (there !== undefined) return [there];
    return neighbours.connected(accountId) ? [{ accountId, ...away }] : [];
  });
}

function isOfArea({ seat, areaId }: Present, asked: string, { force }: Pick<Neighbours, 'force'>): boolean {
  const district = force.districtOf(asked);
  if (seat !== null) return seat.areas.length === 0 || seat.areas.some((one) => district.includes(one));
  return areaId !== null && (areaId === asked || (district.includes(areaId) && isDistrict(force.pack(), asked)));
}

/** A beat is met by units of that beat alone; a district by units of all its beats. */
function isDistrict(pack: Pack, areaId: string): boolean {
  return pack.areas.find(({ id }) => id === areaId)?.parent == null;
}

/**
 * Whether it is for somebody who has come since. A message to an area or to all was for those who were there; an obs and a note are
 * for whoever works there while they stand.
 */
export async function isForComer(
  db: Db,
  { kind, addressees }: LiveMessage,
  comer: Present,
  neighbours: Asked,
): Promise<boolean> {
  const lasting = addressees.filter((one) => kind !== 'message' || (one.kind !== 'area' && one.kind !== 'all'));
  for (const addressee of lasting) {
    if ((await meaningOf(db, addressee, [comer], neighbours)).told.some((one) => one.accountId === comer.accountId)) {
      return true;
    }
  }
  return false;
}
