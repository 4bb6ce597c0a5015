import type { Selectable } from 'kysely';
import { type Db, type HeldRow, sql, type ViewQuery, type ViewSource } from '../../../kernel/index.ts';
import type { Role, RowOf } from '../../../kernel/pure.ts';
import { Accounts } from '../contract.ts';
import { type IdentityTables, tablesOf } from '../tables.ts';
import type { Credential } from './account.ts';

export type AccountRow = Selectable<IdentityTables['identity.account']>;

export async function findAccountByName(db: Db, name: string): Promise<AccountRow | undefined> {
  return accounts(db).where('name', '=', name).executeTakeFirst();
}

export async function findAccount(db: Db, id: string): Promise<AccountRow | undefined> {
  return accounts(db).where('id', '=', id).executeTakeFirst();
}

export async function listAccounts(db: Db): Promise<readonly AccountRow[]> {
  return accounts(db).orderBy('name').execute();
}

/** Collar number → account, of those in service. Two with the same number are nobody: which of them was meant cannot be told. */
export async function accountsByCollar(db: Db, collars: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const wanted = collars.filter((collar) => collar !== '');
  if (wanted.length === 0) return new Map();
  const rows = await accounts(db).where('collar', 'in', wanted).where('disabled_at', 'is', null).execute();
  const alone = rows.filter(({ collar, id }) => !rows.some((other) => other.collar === collar && other.id !== id));
  return new Map(alone.map(({ collar, id }) => [collar ?? '', id]));
}

/** The accounts in service that have the role, in the transaction that asks. */
export async function accountsWithRole(db: Db, role: Role): Promise<readonly string[]> {
  const holders = tablesOf(db)
    .selectFrom('identity.account')
    .select('id')
    .where('disabled_at', 'is', null)
    .where(sql<boolean>`${role} = ANY (roles)`);
  return (await holders.execute()).map(({ id }) => id);
}

/** Somebody whose account is in service, as other modules may know them. */
export interface InService {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** The accounts in service that have any of the roles, in the transaction that asks. */
export async function peopleWithRoles(db: Db, roles: readonly Role[]): Promise<readonly InService[]> {
  const held = accounts(db)
    .where('disabled_at', 'is', null)
    .where(sql<boolean>`roles && ${[...roles]}::text[]`);
  return (await held.execute()).map(inService);
}

/** Somebody found by what they say of themselves. */
export interface FoundPerson extends InService {
  readonly collar: string | null;
  readonly callsign: string | null;
  readonly by: 'collar' | 'name';
}

/** Those in service whose collar number or call sign it is, else those whose names have words that begin like these. */
export async function searchPeople(db: Db, text: string, most: number): Promise<readonly FoundPerson[]> {
  const known = accounts(db).where('disabled_at', 'is', null).orderBy('display_name').limit(most);
  const exact = await known
    .where((is) => is.or([is('collar', '=', text), is(sql<string>`upper(callsign)`, '=', text.toUpperCase())]))
    .execute();
  const found =
    (by: FoundPerson['by']) =>
    (row: AccountRow): FoundPerson => {
      return { ...inService(row), collar: row.collar, callsign: row.callsign, by };
    };
  if (exact.length > 0) return exact.map(found('collar'));
  const words = text.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  if (words.length === 0) return [];
  let named = known;
  for (const word of words) {
    const begins = `%${word.replaceAll(/[\\%_]/g, '')}%`;
    named = named.where('display_name', 'ilike', begins);
  }
  return (await named.execute()).map(found('name'));
}

export async function findInService(db: Db, id: string): Promise<InService | null> {
  const row = await findAccount(db, id);
  return row === undefined || row.disabled_at !== null ? null : inService(row);
}

function inService({ id, display_name: name, roles }: AccountRow): InService {
  return { id, name: name ?? '', roles };
}

/** Active administrators besides this account. */
export async function countOtherAdministrators(db: Db, accountId: string): Promise<number> {
  const row = await tablesOf(db)
    .selectFrom('identity.account')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('id', '<>', accountId)
    .where('disabled_at', 'is', null)
    .where(sql<boolean>`'administrator' = ANY (roles)`)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** The credential, if the log says that this account still holds it. */
export function heldCredential(account: AccountRow, credentialId: string): Credential | undefined {
  return account.credentials.find((c) => c.id === credentialId);
}

function accounts(db: Db) {
  return tablesOf(db).selectFrom('identity.account').selectAll();
}

async function page(db: Db, query: ViewQuery): Promise<readonly HeldRow[]> {
  let rows = accounts(db).orderBy('id').limit(query.limit);
  if (query.after !== null) rows = rows.where('id', '>', query.after);
  return (await rows.execute()).map(held);
}

async function byKeys(db: Db, keys: readonly string[]): Promise<readonly HeldRow[]> {
  return (await accounts(db).where('id', 'in', keys).execute()).map(held);
}

function held(row: AccountRow): HeldRow {
  return { key: row.id, row: shown(row), member: true };
}

function shown(row: AccountRow): RowOf<typeof Accounts> {
  return {
    id: row.id,
    name: row.name,
    displayName: row.display_name,
    callsign: row.callsign,
    collar: row.collar,
    roles: row.roles,
    createdAt: row.created_at,
    disabledAt: row.disabled_at,
    credentials: row.credentials.map((c) => ({ ...c })),
  };
}

export const accountsView: ViewSource = { declaration: Accounts, list: page, byKeys };
