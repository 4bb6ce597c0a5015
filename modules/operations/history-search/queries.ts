import { type Db, type HeldRow, sql, type ViewSource } from '../../../kernel/index.ts';
import type { Guarded, RowOf } from '../../../kernel/pure.ts';
import { maskedText } from '../incidents/queries.ts';
import type { HistoryTables } from './tables.ts';
import { History } from './views.ts';
import { openQueryOf, queryOf, type Wanted, WEEK_MS, wantedOf, weeksQuery } from './words.ts';

type Row = RowOf<typeof History>;

/** How many weeks are looked at by themselves, one part after the other, before all that is older. */
const LATELY_WEEKS = [1, 4] as const;
const END = Number.MAX_SAFE_INTEGER;

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

/**
 * The last weeks first: a common word fills the page from them, and all of its records need not be looked at. What does not is rare
 * enough to be sought in all that is older at once.
 */
async function listFound(db: Db, asked: Asked, limit: number): Promise<readonly Found[]> {
  const { words, from, before } = asked;
  if (words === null) return readFound(db, asked, { words: null, limit, below: END });
  const newest = await findNewest(db);
  if (newest === null) return [];
  const found: Found[] = [];
  let below = Math.floor(Math.min(before.at, newest) / WEEK_MS) + 1;
  for (const weeks of LATELY_WEEKS) {
    const narrowed = `${words} & ${weeksQuery(below - weeks, below - 1)}`;
    found.push(
      ...(await readFound(db, asked, { words: narrowed, limit: limit - found.length, below: below * WEEK_MS })),
    );
    below -= weeks;
    if (found.length === limit || below * WEEK_MS < from) return found;
  }
  const older = await readFound(db, asked, { words, limit: limit - found.length, below: below * WEEK_MS });
  return [...found, ...older];
}

async function findNewest(db: Db): Promise<number | null> {
  const entries = db.withTables<HistoryTables>().selectFrom('operations.history_entry');
  const row = await entries.select((entry) => entry.fn.max('received_at').as('newest')).executeTakeFirst();
  return row?.newest ?? null;
}

interface Found extends Row {
  readonly isOpenMatch: boolean;
  readonly restriction: Guarded['restriction'] | null;
  readonly allowed: readonly string[] | null;
}

interface Part {
  readonly words: string | null;
  readonly limit: number;
  /** Only what came before this instant. */
  readonly below: number;
}

async function readFound(db: Db, { open, from, before, state }: Asked, part: Part): Promise<readonly Found[]> {
  const { words, limit, below } = part;
  // Nothing sought by words: then the time alone has found it, and the time shows.
  const isOpenMatch = words === null ? sql`true` : open === null ? sql`false` : sql`entry.words @@ ${open}::tsquery`;
  const fits = sql`entry.received_at >= ${from}::bigint AND entry.received_at <= ${before.at}::bigint AND entry.received_at < ${below}::bigint
    AND (entry.received_at < ${before.at}::bigint OR entry.id > ${before.id}) AND ${isOf(state)}`;
  // By words the index of words must serve, whatever the planner thinks of the order of time: so they are read first.
  const fit =
    words === null
      ? sql`SELECT entry.id, entry.received_at FROM operations.history_entry AS entry WHERE ${fits}
             ORDER BY entry.received_at DESC, entry.id LIMIT ${limit}`
      : sql`SELECT entry.id, entry.received_at FROM operations.history_entry AS entry WHERE entry.words @@ ${words}::tsquery AND ${fits}`;
  const answer = await sql<Found>`
    WITH fit AS MATERIALIZED (${fit}),
    found AS MATERIALIZED (SELECT id, received_at FROM fit ORDER BY received_at DESC, id LIMIT ${limit})
    SELECT found.id, entry.kind, ${isOpenMatch} AS "isOpenMatch", found.received_at AS "receivedAt",
           coalesce(incident.number, contact.number) AS number, incident.code_name AS "codeName", incident.grade,
           coalesce(incident.state, contact.outcome, contact.state) AS state, coalesce(incident.label, contact.place ->> 'label') AS place,
           coalesce(incident.what, contact.what) AS what, contact.caller_name AS "callerName", contact.caller_number AS "callerNumber",
           incident.closed_at AS "closedAt", incident.restriction, incident.allowed
      FROM found JOIN operations.history_entry AS entry ON entry.id = found.id
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
