import {
  type Db,
  type Happened,
  idOfStream,
  type Moved,
  type Projection,
  putRows,
  sql,
  type Tx,
} from '../../../kernel/index.ts';
import type { AnyPastEvent, Past } from '../../../kernel/pure.ts';
import { addressKey, askName, nameKeys, nameLikeness } from '../../pole/index.ts';
import { contactAggregate } from '../contacts/aggregate.ts';
import type { ContactState } from '../contacts/contact.ts';
import type { ContactEvent } from '../contacts/events.ts';
import { contactRecords, type KnownRecord, recordOfContact } from './records.ts';
import type { CallerTables } from './tables.ts';

/** The only writer of operations.caller. A contact without name and address costs nothing here. */
export const callerProjection: Projection = {
  aggregate: contactAggregate,
  onEvents: unname,
  forget: (tx, id) => takeOut(tx, [id]),
  onStates: writeCallers,
};

async function writeCallers(tx: Tx, moved: readonly Moved<ContactState>[]): Promise<void> {
  const rows = moved
    .map(({ id, state }) => ({ contact_id: id, keys: keysOf(state) }))
    .filter(({ keys }) => keys.length > 0);
  await putRows(tx, { table: 'operations.caller', rows, by: 'contact_id' });
}

function keysOf(state: ContactState): readonly string[] {
  if (state.situation !== 'open' && state.situation !== 'settled') return [];
  const { callerName, callerAddress } = state.contact.fields;
  const door = callerAddress === null ? null : addressKey(callerAddress);
  return [...nameKeys(callerName ?? ''), ...(door === null ? [] : [door])];
}

/** Those that lose their name by what is written; one that has another afterwards is put back. */
async function unname(tx: Tx, happened: readonly Happened<ContactState>[]): Promise<void> {
  const nameless = happened.filter(({ event, state }) => namesCaller(event) && keysOf(state).length === 0);
  if (nameless.length === 0) return;
  await takeOut(
    tx,
    nameless.map(({ event }) => idOfStream(event.stream)),
  );
}

async function takeOut(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx
    .withTables<CallerTables>()
    .deleteFrom('operations.caller')
    .where('contact_id', '=', sql<string>`ANY (${ids}::text[])`)
    .execute();
}

function namesCaller(event: AnyPastEvent): boolean {
  // The registry has checked the event against its schema when it was appended.
  const written = event as Past<ContactEvent>;
  return written.type === 'operations.ContactFieldWritten' && namingFields.has(written.data.field);
}
const namingFields: ReadonlySet<string> = new Set(['callerName', 'callerAddress']);

export interface EarlierContact {
  readonly record: KnownRecord;
  readonly why: string;
}

const MOST_OF_NUMBER = 50;
const MOST_NAMED = 200;
const DIGITS_THAT_TELL = 9;
/** Below this a name is too far from what was typed to call it the same person's. */
const SAME_PERSON = 0.85;

/** Contacts from this number since then, the newest first. */
export async function listFromNumber(db: Db, number: string, since: number): Promise<readonly EarlierContact[]> {
  const tail = number.replace(/\D/g, '').slice(-DIGITS_THAT_TELL);
  if (tail.length < DIGITS_THAT_TELL) return [];
  const rows = await contactRecords(db)
    .where(sql<boolean>`right(regexp_replace(contact.caller_number, '\\D', '', 'g'), 9) = ${tail}`)
    .where('contact.received_at', '>=', since)
    .where('contact.number', 'is not', null)
    .orderBy('contact.received_at', 'desc')
    .limit(MOST_OF_NUMBER)
    .execute();
  return rows.map((row) => ({ record: recordOfContact(row), why: 'same number' }));
}

/** Contacts from the same door, or by somebody called so, since then; the newest first. */
export async function listFromPerson(
  db: Db,
  { name, addresses }: { readonly name: string; readonly addresses: readonly string[] },
  since: number,
): Promise<readonly EarlierContact[]> {
  const doors = addresses.map(addressKey).filter((door) => door !== null);
  const asked = askName(name);
  const [atDoor, called] = await Promise.all([
    doors.length === 0 ? [] : listKeyed(db, [doors], since),
    asked === null ? [] : listKeyed(db, asked.each, since),
  ]);
  return [
    ...atDoor.map((row) => ({ record: recordOfContact(row), why: 'same address' })),
    ...called
      .map((row) => ({ row, likeness: nameLikeness(name, row.caller_name ?? '') }))
      .filter(({ likeness }) => likeness >= SAME_PERSON)
      .map(({ row, likeness }) => ({
        record: recordOfContact(row),
        why: likeness > 0.99 ? 'same name' : `sounds like ${row.caller_name}`,
      })),
  ];
}

function listKeyed(db: Db, each: readonly (readonly string[])[], since: number) {
  let query = contactRecords(db)
    .innerJoin('operations.caller as caller', 'caller.contact_id', 'contact.id')
    .where('contact.received_at', '>=', since);
  for (const keys of each) query = query.where(sql<boolean>`caller.keys && ${[...keys]}::text[]`);
  return query.orderBy('contact.received_at', 'desc').limit(MOST_NAMED).execute();
}
