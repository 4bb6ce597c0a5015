import { type Db, sql } from '../../../kernel/index.ts';
import { addressKey, askName, type NameAsked, phoneKey, registrationKey } from '../names/keys.ts';
import { nameLikeness } from '../names/likeness.ts';
import type { PoleTables } from '../tables.ts';

const tables = (db: Db) => db.withTables<PoleTables>();

function entries(db: Db) {
  return tables(db)
    .selectFrom('pole.entry')
    .select(['id', 'kind', 'state', 'into_id', 'name', 'said', 'said_position', 'proposal', 'added_by', 'added_at']);
}
export type EntryRecord = Awaited<ReturnType<ReturnType<typeof entries>['execute']>>[number];

/** A literal, not a parameter: only so does the planner see that the index of keys serves. */
const isKnown = sql<boolean>`state = 'known'`;
const anyOf = (keys: readonly string[]) => sql<boolean>`keys && ${[...keys]}::text[]`;

/** What has been typed so far; empty where nothing has. */
export interface Asked {
  readonly name: string;
  readonly number: string;
  /** Where they ring from, and where it is. */
  readonly addresses: readonly string[];
  readonly registration: string;
}

/** How an entry was found: the strongest of the ways. */
type FoundBy = 'number' | 'registration' | 'address' | 'name';

export interface EntryFound {
  readonly entry: EntryRecord;
  readonly by: readonly FoundBy[];
  /** How like the name is to what was typed, 0 to 1. */
  readonly likeness: number;
}

const MOST_CANDIDATES = 400;
const MOST_WHOLE = 50;
const MOST_NEAR = 100;
const LEAST_LIKENESS = 0.6;
const ENOUGH = 5;

/** People and vehicles with this number, at this address, called so or nearly so; the likeliest first. */
export async function findEntries(db: Db, asked: Asked, most: number): Promise<readonly EntryFound[]> {
  const ways = [
    ['number', phoneKey(asked.number)],
    ['registration', registrationKey(asked.registration)],
    ...asked.addresses.map((address) => ['address', addressKey(address)] as const),
  ] as const;
  const exact = ways.filter((way): way is (typeof ways)[number] & readonly [FoundBy, string] => way[1] !== null);
  const name = askName(asked.name);
  const [byKey, byName] = await Promise.all([
    Promise.all(exact.map(async ([by, key]) => ({ by, rows: await candidates(db, [[key]], MOST_WHOLE) }))),
    name === null ? [] : listNamed(db, name),
  ]);
  const found = new Map<string, { entry: EntryRecord; by: FoundBy[] }>();
  for (const { by, rows } of [...byKey, { by: 'name' as const, rows: byName }]) {
    for (const entry of rows) found.set(entry.id, { entry, by: [...(found.get(entry.id)?.by ?? []), by] });
  }
  return [...found.values()]
    .map((one) => ({ ...one, likeness: name === null ? 0 : likenessOf(one.entry, asked.name) }))
    .filter(({ by, likeness }) => by.some((way) => way !== 'name') || likeness >= LEAST_LIKENESS)
    .map((one) => (one.likeness < LEAST_LIKENESS ? { ...one, by: one.by.filter((way) => way !== 'name') } : one))
    .toSorted((a, b) => weightOf(b) - weightOf(a) || a.entry.id.localeCompare(b.entry.id))
    .slice(0, most);
}

const weights = { number: 0.9, registration: 0.9, address: 0.6, name: 0 } as const;

function weightOf({ by, likeness }: EntryFound): number {
  return likeness + by.reduce((sum, way) => sum + weights[way], 0);
}

function likenessOf({ name, said }: EntryRecord, typed: string): number {
  const names = [name ?? '', ...(said?.kind === 'person' ? said.aliases : [])];
  return Math.max(...names.map((one) => nameLikeness(typed, one)));
}

/** Called exactly so; those in whose name each word has its like; and if these are few, those with one of the words. */
async function listNamed(db: Db, { whole, each }: NameAsked): Promise<readonly EntryRecord[]> {
  const [same, like] = await Promise.all([
    candidates(db, [[whole]], MOST_WHOLE),
    candidates(db, each, MOST_CANDIDATES),
  ]);
  // A key at a time: of many at once the planner expects so much that it reads the whole table instead.
  const strong = like.length < ENOUGH && each.length > 1 ? each.flat().filter((key) => /^[fs]:/.test(key)) : [];
  const near = (await Promise.all(strong.map((key) => candidates(db, [[key]], MOST_NEAR)))).flat();
  return [...new Map([...same, ...like, ...near].map((entry) => [entry.id, entry])).values()];
}

/** Entries that have, of each list, one key at least. */
async function candidates(db: Db, each: readonly (readonly string[])[], most: number): Promise<readonly EntryRecord[]> {
  let query = entries(db).where(isKnown).where('said', 'is not', null);
  for (const keys of each) query = query.where(anyOf(keys));
  return query.limit(most).execute();
}

export async function listEntries(db: Db, ids: readonly string[]): Promise<readonly EntryRecord[]> {
  if (ids.length === 0) return [];
  return entries(db)
    .where('id', 'in', [...ids])
    .execute();
}

const MOST_PROPOSALS = 500;

/** What somebody thinks is the same as another, and nobody has decided. */
export async function listProposed(db: Db): Promise<readonly EntryRecord[]> {
  return entries(db).where(isKnown).where('proposal', 'is not', null).orderBy('id').limit(MOST_PROPOSALS).execute();
}

/** These entries with all that were merged into them, however often: id → the one that stands for it. */
export async function listMergedInto(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const heads = new Map(ids.map((id) => [id, id]));
  // One short look-up a generation, and mostly there is none: a recursive query would read the whole table here.
  for (let parents = [...ids]; parents.length > 0; ) {
    const merged = await tables(db)
      .selectFrom('pole.entry')
      .select(['id', 'into_id'])
      .where('into_id', 'in', parents)
      // Said as well, so that the index of what was merged serves: it holds nothing else.
      .where('into_id', 'is not', null)
      .execute();
    const fresh = merged.filter(({ id }) => !heads.has(id));
    for (const { id, into_id: into } of fresh) heads.set(id, heads.get(into ?? '') ?? id);
    parents = fresh.map(({ id }) => id);
  }
  return heads;
}

function links(db: Db) {
  return tables(db).selectFrom('pole.link').selectAll();
}
export type LinkRecord = Awaited<ReturnType<ReturnType<typeof links>['execute']>>[number];

const isLinked = sql<boolean>`state = 'linked'`;

/** What is linked to these records. */
export async function listLinksAbout(db: Db, aboutIds: readonly string[]): Promise<readonly LinkRecord[]> {
  if (aboutIds.length === 0) return [];
  return links(db)
    .where('about_id', 'in', [...aboutIds])
    .where(isLinked)
    .orderBy('linked_at')
    .orderBy('id')
    .execute();
}

/** The newest links of these entries. */
export async function listLinksOf(db: Db, entryIds: readonly string[], most: number): Promise<readonly LinkRecord[]> {
  if (entryIds.length === 0) return [];
  return links(db)
    .where('entry_id', 'in', [...entryIds])
    .where(isLinked)
    .orderBy('linked_at', 'desc')
    .orderBy('id')
    .limit(most)
    .execute();
}
