import { type Db, type HeldRow, sql, type ViewSource } from '../../../kernel/index.ts';
import type { Guarded, Locus, RowOf } from '../../../kernel/pure.ts';
import { maskedText } from '../incidents/queries.ts';
import type { HistoryTables } from './tables.ts';
import { History } from './views.ts';
import { openQueryOf, PERIOD, queryOf, type Wanted, wantedOf } from './words.ts';

type Row = RowOf<typeof History>;

/** Four weeks, as `operations.by_period` counts them. */
const PERIOD_MS = 2_419_200_000;

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
    const found = await readFound(db, { words, open: openQueryOf(wanted, stems), from, before, state }, limit);
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

interface Found extends Row {
  readonly isOpenMatch: boolean;
  readonly restriction: Guarded['restriction'] | null;
  readonly allowed: readonly string[] | null;
  readonly locus: Locus | null;
}

async function readFound(db: Db, asked: Asked, limit: number): Promise<readonly Found[]> {
  const { words, open } = asked;
  // Nothing sought by words: then the time alone has found it, and the time shows.
  const isOpenMatch = words === null ? sql`true` : open === null ? sql`false` : fits(open);
  const answer = await sql<Found>`
    WITH found AS MATERIALIZED (${await fitQuery(db, asked, limit)} LIMIT ${limit})
    SELECT found.id, entry.kind, ${isOpenMatch} AS "isOpenMatch", found.received_at AS "receivedAt",
           coalesce(incident.number, contact.number) AS number, incident.code_name AS "codeName", incident.grade,
           coalesce(incident.state, contact.outcome, contact.state) AS state, coalesce(incident.label, contact.place ->> 'label') AS place,
           coalesce(incident.what, contact.what) AS what, contact.caller_name AS "callerName", contact.caller_number AS "callerNumber",
           incident.closed_at AS "closedAt", incident.restriction, incident.allowed, incident.locus
      FROM found JOIN operations.history_entry AS entry ON entry.id = found.id
      LEFT JOIN operations.incident AS incident ON incident.id = found.id
      LEFT JOIN operations.contact AS contact ON contact.id = coalesce(incident.contact_id, found.id)
     ORDER BY found.received_at DESC, found.id`.execute(db);
  return answer.rows;
}

/** Ids and times of what fits, newest first, by the shortest of three ways. */
async function fitQuery(db: Db, asked: Asked, limit: number) {
  const { words, from, before, state } = asked;
  const inTime = sql`entry.received_at >= ${from}::bigint AND entry.received_at <= ${before.at}::bigint
    AND (entry.received_at < ${before.at}::bigint OR entry.id > ${before.id})`;
  const newestFirst = sql`ORDER BY entry.received_at DESC, entry.id`;
  if (state === 'open') {
    // Few are open, however many there were.
    return sql`SELECT entry.id, entry.received_at FROM operations.history_entry AS entry
      WHERE entry.id = ANY (ARRAY(${openIds})) AND ${inTime} AND ${words === null ? sql`true` : fits(words)} ${newestFirst}`;
  }
  const isAsked = state === null ? inTime : sql`${inTime} AND entry.id NOT IN (${openIds})`;
  if (words === null) {
    return sql`SELECT entry.id, entry.received_at FROM operations.history_entry AS entry WHERE ${isAsked} ${newestFirst}`;
  }
  const [newest, oldest] = await spanOf(db, asked);
  // A period after the other until the page is full: a lateral join goes through them in their order, and no further than it is asked.
  // In each the index of words must serve, whatever the planner thinks of the order of time: OFFSET 0 keeps it from looking at both.
  return sql`SELECT part.id, part.received_at FROM generate_series(${newest}::bigint, ${oldest}::bigint, -1) AS period,
    LATERAL (SELECT entry.id, entry.received_at FROM (
               SELECT id, received_at FROM operations.history_entry
                WHERE operations.by_period(received_at, words) @@ replace(${words}, ${PERIOD}, period || '.')::tsquery OFFSET 0) AS entry
              WHERE ${isAsked} ${newestFirst} LIMIT ${limit}) AS part`;
}

/** Whether the words of an entry fit, in whichever period it lies. */
function fits(words: string) {
  return sql`entry.words @@ replace(${words}, ${PERIOD}, '')::tsquery`;
}

/** The newest and the oldest period to look into. */
async function spanOf(db: Db, { from, before }: Asked): Promise<readonly [newest: number, oldest: number]> {
  const entries = db.withTables<HistoryTables>().selectFrom('operations.history_entry');
  const { newest, oldest } = await entries
    .select(({ fn }) => [fn.max('received_at').as('newest'), fn.min('received_at').as('oldest')])
    .executeTakeFirstOrThrow();
  const periodOf = (at: number) => Math.floor(at / PERIOD_MS);
  return [periodOf(Math.min(before.at, newest ?? -1)), periodOf(Math.max(from, oldest ?? 0))];
}

/** Incidents that are open, and contacts that nobody has settled. */
const openIds = sql`SELECT id FROM operations.incident WHERE state <> 'closed'
  UNION ALL SELECT id FROM operations.contact WHERE state <> 'settled'`;

function held({ isOpenMatch, restriction, allowed, locus, ...row }: Found): HeldRow {
  const common = { key: row.id, row, member: true };
  if (restriction === null || allowed === null || locus === null) return common;
  // Found by what a mask hides: shown under one it would tell that the words stand there.
  const kind = restriction === 'restricted' && !isOpenMatch ? 'concealed' : restriction;
  return { ...common, guard: { restriction: kind, allowed, locus }, ...(!isOpenMatch && { maskable: false }) };
}
