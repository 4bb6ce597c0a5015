import { type Db, type HeldRow, sql, type ViewSource } from '../../../kernel/index.ts';
import type { Guarded, RowOf } from '../../../kernel/pure.ts';
import { maskedText } from '../incidents/queries.ts';
import type { HistoryTables } from './tables.ts';
import { History } from './views.ts';
import { openQueryOf, queryOf, type Wanted, WEEK_MS, wantedOf, weeksQuery } from './words.ts';

type Row = RowOf<typeof History>;

/** Weeks asked for at once, at most: what is rare has to be looked for far back, in steps that stay short. */
const MOST_WEEKS = 26;

interface Asked {
  readonly words: string | null;
  /** Null: under a restriction nothing fits. */
  readonly open: string | null;
  readonly from: number;
  readonly before: Mark;
  readonly state: 'open' | 'closed' | null;
}

interface Mark {
  readonly at: number;
  readonly id: string;
}

/**
 * Filters: q (anywhere), place, person, phone, callsign, text, number, from, to (epoch milliseconds or a date), state (open, closed).
 * Newest first; pages go on from the last row.
 */
export const historyView: ViewSource = {
  declaration: History,
  list: async (db, { filters, limit, after }) => {
    const { q: anywhere = '', place = '', person = '', phone = '', callsign = '', text = '', number = '' } = filters;
    const wanted = wantedOf({ anywhere, place, person, phone, callsign, text, number });
    const stems = await stemsOf(db, wanted);
    const words = queryOf(wanted, stems);
    // Whoever names nothing that can be sought finds nothing, unless they ask for a time alone.
    if (words === null && (wanted.length > 0 || (filters.from === undefined && filters.to === undefined))) return [];
    const [from, to] = [instantOf(filters.from, 0), instantOf(filters.to, Number.MAX_SAFE_INTEGER)];
    const before = (after === null ? null : await findMark(db, after)) ?? { at: to, id: '' };
    const state = filters.state === 'open' || filters.state === 'closed' ? filters.state : null;
    const found = await listFound(db, { words, open: openQueryOf(wanted, stems), from, before, state }, limit);
    return found.map(held);
  },
  mask: (row: Row): Row => ({ ...row, codeName: maskedText, what: null, callerName: null, callerNumber: null }),
};

function instantOf(text: string | undefined, otherwise: number): number {
  if (text === undefined || text === '') return otherwise;
  const instant = /^\d{10,}$/.test(text) ? Number(text) : Date.parse(text);
  return Number.isFinite(instant) ? instant : otherwise;
}

/** What was said is held by the stems of its words; a word that says nothing has none. */
async function stemsOf(db: Db, wanted: readonly Wanted[]): Promise<ReadonlyMap<string, string>> {
  const words = [...new Set(wanted.flatMap(({ said }) => said ?? []))];
  if (words.length === 0) return new Map();
  const answer = await sql<{ word: string; stem: string | null }>`
    SELECT word, (tsvector_to_array(to_tsvector('english', word)))[1] AS stem FROM unnest(${words}::text[]) AS word`.execute(
    db,
  );
  return new Map(answer.rows.flatMap(({ word, stem }) => (stem === null ? [] : [[word, stem] as const])));
}

async function findMark(db: Db, id: string): Promise<Mark | null> {
  const entries = db.withTables<HistoryTables>().selectFrom('operations.history_entry');
  const row = await entries.select('received_at').where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : { at: row.received_at, id };
}

/** Week by week into the past, in growing steps, until the page is full: a common word fills it from the last week alone. */
async function listFound(db: Db, asked: Asked, limit: number): Promise<readonly Found[]> {
  const { words, from, before } = asked;
  if (words === null) return readFound(db, asked, { words: null, limit });
  const span = await findSpan(db);
  if (span === null) return [];
  const weekOf = (instant: number) => Math.floor(instant / WEEK_MS);
  const oldest = weekOf(Math.max(from, span.oldest));
  const found: Found[] = [];
  for (let last = weekOf(Math.min(before.at, span.newest)), step = 1; last >= oldest && found.length < limit; ) {
    const first = Math.max(oldest, last - step + 1);
    const narrowed = `${words} & ${weeksQuery(first, last)}`;
    found.push(...(await readFound(db, asked, { words: narrowed, limit: limit - found.length })));
    last = first - 1;
    step = Math.min(MOST_WEEKS, step * 2);
  }
  return found;
}

async function findSpan(db: Db): Promise<{ readonly oldest: number; readonly newest: number } | null> {
  const answer = await sql<{ oldest: number | null; newest: number | null }>`
    SELECT min(received_at) AS oldest, max(received_at) AS newest FROM operations.history_entry`.execute(db);
  const { oldest = null, newest = null } = answer.rows[0] ?? {};
  return oldest === null || newest === null ? null : { oldest, newest };
}

interface Found extends Row {
  readonly isOpenMatch: boolean;
  readonly restriction: Guarded['restriction'] | null;
  readonly allowed: readonly string[] | null;
}

async function readFound(
  db: Db,
  { open, from, before, state }: Asked,
  { words, limit }: { readonly words: string | null; readonly limit: number },
): Promise<readonly Found[]> {
  const fits = words === null ? sql`true` : sql`entry.words @@ ${words}::tsquery`;
  // Nothing sought by words: then the time alone has found it, and the time shows.
  const isOpenMatch = words === null ? sql`true` : open === null ? sql`false` : sql`entry.words @@ ${open}::tsquery`;
  const answer = await sql<Found>`
    SELECT found.id, found.kind, found."isOpenMatch", found.received_at AS "receivedAt",
           coalesce(incident.number, contact.number) AS number, incident.code_name AS "codeName", incident.grade,
           coalesce(incident.state, contact.outcome, contact.state) AS state, coalesce(incident.label, contact.place ->> 'label') AS place,
           coalesce(incident.what, contact.what) AS what, contact.caller_name AS "callerName", contact.caller_number AS "callerNumber",
           incident.closed_at AS "closedAt", incident.restriction, incident.allowed
      FROM (SELECT entry.id, entry.kind, entry.received_at, ${isOpenMatch} AS "isOpenMatch" FROM operations.history_entry AS entry
             WHERE ${fits} AND entry.received_at >= ${from}::bigint AND entry.received_at <= ${before.at}::bigint
               AND (entry.received_at < ${before.at}::bigint OR entry.id > ${before.id}) AND ${isOf(state)}
             ORDER BY entry.received_at DESC, entry.id LIMIT ${limit}) AS found
      LEFT JOIN operations.incident AS incident ON incident.id = found.id
      LEFT JOIN operations.contact AS contact ON contact.id = coalesce(incident.contact_id, found.id)
     ORDER BY found.received_at DESC, found.id`.execute(db);
  return answer.rows;
}

/** Open: incidents that are, and contacts that nobody has settled. */
function isOf(state: Asked['state']) {
  if (state === null) return sql`true`;
  const open = sql`(entry.id IN (SELECT id FROM operations.incident WHERE state <> 'closed')
    OR entry.id IN (SELECT id FROM operations.contact WHERE state <> 'settled'))`;
  return state === 'open' ? open : sql`NOT ${open}`;
}

function held({ isOpenMatch, restriction, allowed, ...row }: Found): HeldRow {
  if (restriction === null || restriction === 'none') return { key: row.id, row, member: true };
  // Found by what a restriction hides: shown under a mask it would tell that the words stand there.
  const kind = restriction === 'restricted' && isOpenMatch ? 'restricted' : 'concealed';
  return { key: row.id, row, member: true, guard: { restriction: kind, allowed: allowed ?? [] } };
}
