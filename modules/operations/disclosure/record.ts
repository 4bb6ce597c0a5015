import { type Db, type Guarded, idOfStream, readStream, sql } from '../../../kernel/index.ts';
import type { AnyPastEvent } from '../../../kernel/pure.ts';
import { contactAggregate } from '../contacts/aggregate.ts';
import { incidentAggregate } from '../incidents/aggregate.ts';
import type { KnownEvent } from '../incidents/events.ts';
import { contentGuard } from '../incidents/guards.ts';
import type { IncidentState } from '../incidents/incident.ts';
import { lineOf } from '../incidents/log-lines.ts';
import { majorAggregate } from '../majors/major.ts';
import { majorWords } from '../majors/projections.ts';
import { guardsOfMajors } from '../majors/queries.ts';
import type { OperationsTables } from '../tables.ts';

/** One entry of a record as whoever discloses it reads it. */
interface RecordEntry {
  readonly position: number;
  readonly stream: string;
  readonly at: number;
  readonly by: string;
  /** Null: it was erased by law. */
  readonly words: string | null;
  /** What can be held back: the words, and the file. */
  readonly hasDetail: boolean;
  readonly file: { readonly sha256: string; readonly name: string } | null;
}

/** An incident with all that belongs to it: its own log, that of each call about it, and that of its major incident. */
interface WholeRecord {
  readonly id: string;
  /** `0421 of 22/11`. */
  readonly number: string;
  readonly title: string;
  readonly guard: Guarded;
  readonly streams: readonly string[];
  /** In log order. */
  readonly entries: readonly RecordEntry[];
}

const tablesOf = (db: Db) => db.withTables<OperationsTables>();
const byId = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** By its id, or by its number: of several years the last. Null: there is none. */
export async function findWholeRecord(db: Db, named: string): Promise<WholeRecord | null> {
  const incidents = tablesOf(db).selectFrom('operations.incident').selectAll();
  const asked = byId.test(named) ? incidents.where('id', '=', named) : incidents.where('number', '=', named);
  const row = await asked.orderBy('day', 'desc').limit(1).executeTakeFirst();
  if (row === undefined) return null;
  const contacts = await tablesOf(db)
    .selectFrom('operations.contact')
    .select('id')
    .where('incident_id', '=', row.id)
    .orderBy('received_at')
    .orderBy('id')
    .execute();
  const major = (await guardsOfMajors(db, [row.id])).get(row.id);
  const own = { restriction: row.restriction, allowed: row.allowed };
  const streams = [
    `${incidentAggregate.name}/${row.id}`,
    ...contacts.map(({ id }) => `${contactAggregate.name}/${id}`),
    ...(major === undefined ? [] : [`${majorAggregate.name}/${row.id}`]),
  ];
  const events: AnyPastEvent[] = [];
  for (const stream of streams) events.push(...(await readStream(db, stream)));
  const ofMajor = majorWords(events.filter(({ stream }) => stream.startsWith(`${majorAggregate.name}/`)));
  return {
    id: row.id,
    number: row.number,
    title: row.code_name,
    // With a flag on it only whoever may know of that gives the whole out.
    guard: own.restriction === 'none' && major !== undefined ? major : own,
    streams,
    entries: events.toSorted((a, b) => a.position - b.position).map((event) => entryOf(event, ofMajor)),
  };
}

/** Who may see the whole of the incident of this state. */
const guardOfRecord = (state: unknown): Guarded => contentGuard(state as IncidentState);

/** The guards of those streams that are incidents, calls about one, or made of one. */
async function guardsOfStreams(db: Db, streams: readonly string[]): Promise<ReadonlyMap<string, Guarded>> {
  const idsIn = (name: string) => streams.filter((stream) => stream.startsWith(`${name}/`)).map(idOfStream);
  const [incidents, contacts] = [idsIn(incidentAggregate.name), idsIn(contactAggregate.name)];
  const { rows } = await sql<{ stream: string; restriction: Guarded['restriction']; allowed: readonly string[] }>`
    SELECT ${`${incidentAggregate.name}/`}::text || id AS stream, restriction, allowed
      FROM operations.incident WHERE id = ANY (${incidents}::text[])
     UNION ALL
    SELECT ${`${contactAggregate.name}/`}::text || contact.id, incident.restriction, incident.allowed
      FROM operations.contact JOIN operations.incident ON incident.id = contact.incident_id
     WHERE contact.id = ANY (${contacts}::text[])`.execute(db);
  const majors = await guardsOfMajors(db, idsIn(majorAggregate.name));
  return new Map([
    ...rows.map(({ stream, restriction, allowed }) => [stream, { restriction, allowed }] as const),
    ...[...majors].map(([id, guard]) => [`${majorAggregate.name}/${id}`, guard] as const),
  ]);
}

function entryOf(event: AnyPastEvent, ofMajor: ReadonlyMap<number, string | null>): RecordEntry {
  const { position, stream, occurredAt, actor, detail } = event;
  const ofIncident = stream.startsWith(`${incidentAggregate.name}/`);
  const said = ofMajor.get(position);
  const words = ofIncident ? lineOf(event as KnownEvent).text : said === undefined ? saidOf(event) : said;
  const { sha256 } = event.data as { readonly sha256?: string };
  const file =
    event.type === 'operations.FileAttached' && sha256 !== undefined ? { sha256, name: nameOf(detail) } : null;
  return { position, stream, at: occurredAt, by: actor.name, words, hasDetail: detail !== null, file };
}

const nameOf = (detail: unknown): string => (detail as { readonly name?: string } | null)?.name ?? 'file';

/** What an event of a call says: its kind, and each of its words by its name. */
function saidOf({ type, data, detail }: AnyPastEvent): string {
  const kind = spaced(type.split('.')[1] ?? type);
  const { field } = data as { readonly field?: string };
  return [field === undefined ? kind : `${kind} (${spaced(field)})`, ...partsOf(detail)].join('; ');
}

function partsOf(value: unknown, name = ''): readonly string[] {
  if (value === null || value === undefined || value === '') return [];
  if (typeof value !== 'object') return [name === '' || name === 'value' ? String(value) : `${spaced(name)}: ${value}`];
  return Object.entries(value).flatMap(([key, part]) => partsOf(part, /^\d+$/.test(key) ? name : key));
}

/** `CallerLocated` → `Caller located`. */
function spaced(name: string): string {
  const words = name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What whoever gives records out asks. */
export const wholeRecords = { find: findWholeRecord, guardOf: guardOfRecord, guardsOf: guardsOfStreams };
