import type { Db, HeldRow, ViewSource } from '../../../kernel/index.ts';
import type { Guarded, RowOf } from '../../../kernel/pure.ts';
import { type EntryFound, findEntries, type LinkRecord, listLinksOf, listMergedInto } from '../../pole/index.ts';
import { listRound } from '../incidents/queries.ts';
import type { Neighbours } from '../neighbours.ts';
import { type EarlierContact, listFromNumber, listFromPerson } from './callers.ts';
import { listStanding } from './entries.ts';
import { repeatRows } from './flags.ts';
import { guardOfAll, guardOfEntry } from './guards.ts';
import { type KnownRecord, listRecords } from './records.ts';
import { Known } from './views.ts';

type Row = RowOf<typeof Known>;
type Terms = ReturnType<Neighbours['force']['pack']>['history'];

const DAY_MS = 86_400_000;
const MOST_ENTRIES = 12;
const MOST_CONTACTS = 20;
const MOST_LINKS = 400;
/** As likely as this, a name alone says who is meant: their history counts. */
const SURELY = 0.97;

interface Asking {
  readonly about: string;
  readonly name: string;
  readonly number: string;
  readonly addresses: readonly string[];
  readonly registration: string;
  readonly point: { readonly lon: number; readonly lat: number } | null;
  readonly now: number;
  readonly terms: Terms;
}

/** History without asking: who this may be, what they and this place were part of before, and what to beware of. */
export function knownView({ force, clock }: Neighbours): ViewSource {
  return {
    declaration: Known,
    list: async (db, { filters, of, after }) => {
      // The likeliest in one page: nobody reads on.
      if (after !== null) return [];
      return rowsOf(db, readAsking(filters, of ?? '', { now: clock.now(), terms: force.pack().history }));
    },
  };
}

function readAsking(
  { name = '', number = '', address = '', where = '', registration = '', lon, lat }: Readonly<Record<string, string>>,
  about: string,
  given: Pick<Asking, 'now' | 'terms'>,
): Asking {
  const [east, north] = [Number(lon ?? Number.NaN), Number(lat ?? Number.NaN)];
  const point = Number.isFinite(east) && Number.isFinite(north) ? { lon: east, lat: north } : null;
  return { about, name, number, addresses: [address, where], registration, point, ...given };
}

async function rowsOf(db: Db, asking: Asking): Promise<readonly HeldRow[]> {
  const since = asking.now - asking.terms.contactDays * DAY_MS;
  const [found, fromNumber, fromPerson, here] = await Promise.all([
    listFound(db, asking),
    listFromNumber(db, asking.number, since),
    listFromPerson(db, asking, since),
    repeatLocation(db, asking),
  ]);
  const contacts = [...fromNumber, ...fromPerson].filter(({ record }) => record.id !== asking.about);
  const flags = [
    ...repeatCaller(
      asking,
      fromNumber.filter(({ record }) => record.id !== asking.about),
    ),
    ...found.flatMap((one) => repeatVictim(asking, one)),
    ...found.flatMap((one) => household(asking, one)),
    ...here,
  ];
  return [...flags, ...found.map((one) => heldEntry(asking, one)), ...heldContacts(asking, contacts)];
}

interface Found extends EntryFound {
  readonly known: NonNullable<Row['entry']>;
  readonly guard: Guarded;
  /** What it was part of, the newest first. */
  readonly parts: readonly { readonly role: LinkRecord['role']; readonly record: KnownRecord }[];
}

async function listFound(db: Db, asking: Asking): Promise<readonly Found[]> {
  const found = await findEntries(db, asking, MOST_ENTRIES);
  const ids = found.map(({ entry }) => entry.id);
  const [standing, members] = await Promise.all([listStanding(db, ids), listMergedInto(db, ids)]);
  const links = await listLinksOf(db, [...members.keys()], MOST_LINKS);
  const records = await listRecords(db, links);
  return found.flatMap((one) => {
    const known = standing.get(one.entry.id);
    if (known === undefined) return [];
    const parts = links
      .filter((link) => members.get(link.entry_id) === one.entry.id)
      .flatMap(({ role, about_id: id }) => {
        const record = records.get(id);
        return record === undefined ? [] : [{ role, record }];
      });
    return [{ ...one, known, parts, guard: guardOfEntry(parts.map(({ record }) => record.guard)) }];
  });
}

const ways = {
  number: 'same number',
  registration: 'same registration',
  address: 'at this address',
} as const;

function whyFound({ by, likeness, known }: Found, typed: string): string {
  const words = by.map((way) => {
    if (way !== 'name') return ways[way];
    return likeness > 0.99 ? 'same name' : `${known.name} is like ${typed.trim()}`;
  });
  return words.join(', ');
}

function heldEntry(asking: Asking, one: Found): HeldRow {
  const { known, guard, parts } = one;
  // What is open to all is summed up; the card shows the rest to whoever may see it.
  const open = parts.filter(({ record }) => record.guard.restriction === 'none');
  const row: Row = {
    id: known.id,
    about: asking.about,
    kind: 'entry',
    title: known.name,
    why: whyFound(one, asking.name),
    text: open.length === 0 ? null : partsInWords(open.map(({ role }) => role)),
    at: open.length === 0 ? null : Math.max(...open.map(({ record }) => record.at)),
    flag: null,
    entry: known,
    incidentId: null,
  };
  return { key: known.id, parent: asking.about, row, member: true, guard };
}

/** `victim in 3, caller in 1 earlier record` */
function partsInWords(roles: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const role of roles) counts.set(role, (counts.get(role) ?? 0) + 1);
  const words = [...counts].toSorted((a, b) => b[1] - a[1]).map(([role, count]) => `${role} in ${count}`);
  return `${words.join(', ')} earlier ${roles.length === 1 ? 'record' : 'records'}`;
}

function heldContacts(asking: Asking, contacts: readonly EarlierContact[]): readonly HeldRow[] {
  const once = new Map<string, EarlierContact>();
  for (const one of contacts) {
    const before = once.get(one.record.id);
    once.set(one.record.id, before === undefined ? one : { ...before, why: `${before.why}, ${one.why}` });
  }
  return [...once.values()]
    .toSorted((a, b) => b.record.at - a.record.at)
    .slice(0, MOST_CONTACTS)
    .map(({ record, why }) => {
      const { id, number, title, what, place, at, incidentId, guard, guardedAt } = record;
      const row: Row = {
        ...{ id, about: asking.about, kind: 'contact', title: `${number} · ${title}`, why, at, incidentId },
        ...{ text: [place, what].filter((part) => part !== null).join(': ') || null, flag: null, entry: null },
      };
      return { key: id, parent: asking.about, row, member: true, guard, guardedAt };
    });
}

function repeatCaller({ about, now, terms }: Asking, earlier: readonly EarlierContact[]): readonly HeldRow[] {
  const { times, days } = terms.repeatCaller;
  const words = (count: number) => `${count} earlier contacts from this number in ${days} days`;
  const repeat = { id: 'repeat-caller', flag: 'repeat-caller', about, title: 'Repeat caller', words } as const;
  // The call in hand makes one more.
  const within = earlier.map(({ record }) => record).filter(({ at }) => at >= now - days * DAY_MS);
  return repeatRows({ ...repeat, times: times - 1 }, within);
}

function isMeant({ by, likeness }: Found): boolean {
  return by.includes('number') || by.includes('registration') || likeness >= SURELY;
}

function repeatVictim({ about, now, terms }: Asking, one: Found): readonly HeldRow[] {
  const { times, days } = terms.repeatVictim;
  if (!isMeant(one) && !one.by.includes('address')) return [];
  const victim = one.parts
    .filter(({ role, record }) => role === 'victim' && record.at >= now - days * DAY_MS)
    .map(({ record }) => record);
  const id = `repeat-victim-${one.known.id}`;
  const words = (count: number) => `${one.known.name}: victim in ${count} records in ${days} days`;
  return repeatRows(
    { id, flag: 'repeat-victim', about, title: 'Repeat victim', words, times, guard: one.guard },
    victim,
  );
}

/** Somebody else of this door who is known as vulnerable, by a marker or by their role in a record. */
function household({ about }: Asking, one: Found): readonly HeldRow[] {
  if (!one.by.includes('address')) return [];
  const marker = one.known.markers.find(({ kind }) => kind === 'vulnerable');
  const part = one.parts.find(({ role }) => role === 'vulnerable');
  if (marker === undefined && part === undefined) return [];
  const id = `vulnerable-${one.known.id}`;
  const why = marker === undefined ? `vulnerable in ${part?.record.number}` : (marker.text ?? 'marked as vulnerable');
  const row: Row = {
    ...{ id, about, kind: 'flag', title: 'Vulnerable person at this address', why: `${one.known.name}: ${why}` },
    ...{ text: null, at: marker?.setAt ?? part?.record.at ?? null, flag: 'vulnerable-household' },
    ...{ entry: null, incidentId: marker === undefined ? (part?.record.incidentId ?? null) : null },
  };
  const guard = marker === undefined && part !== undefined ? guardOfAll([one.guard, part.record.guard]) : one.guard;
  return [{ key: id, parent: about, row, member: true, guard }];
}

async function repeatLocation(db: Db, { about, point, now, terms }: Asking): Promise<readonly HeldRow[]> {
  if (point === null) return [];
  const { times, days } = terms.repeatLocation;
  const since = now - days * DAY_MS;
  const round = await listRound(db, point, terms.sameplaceMetres, since);
  const here = round
    .filter(({ row }) => row.received_at >= since && row.id !== about && row.contact_id !== about)
    .map(({ row }) => ({ at: row.received_at, guard: { restriction: row.restriction, allowed: row.allowed } }));
  const words = (count: number) => `${count} incidents within ${terms.sameplaceMetres} m in ${days} days`;
  const repeat = { id: 'repeat-location', flag: 'repeat-location', about, title: 'Repeat location', words } as const;
  return repeatRows({ ...repeat, times }, here);
}
