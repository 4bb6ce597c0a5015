import { type Db, sql } from '../kernel/index.ts';
import { enterHistory } from '../modules/operations/index.ts';
import type { Measured } from './figure.ts';
import { type Ground, openGround } from './ground.ts';
import { quantile } from './load.ts';
import { rowsOf, timesOf } from './reading.ts';
import { raise, send, takeCall } from './work.ts';

/** What fits into the time of a bench; `BENCH_INCIDENTS=5000000` measures what a large force has after some years. */
const USUAL = 200_000;
const PORTION = 10_000;
const DAYS = 1_826;
const SEARCHES = 240;
const SCANS = 12;
const PAGE_ROWS = 50;

/** Search over all history, through HTTP, beside a plain scan of the same rows. On a Trefoil of its own, which it fills. */
export async function benchSearch(): Promise<readonly Measured[]> {
  const incidents = Number(process.env.BENCH_INCIDENTS ?? USUAL);
  const ground = await openGround();
  try {
    const filling = performance.now();
    await fill(ground, incidents);
    const perSecond = incidents / ((performance.now() - filling) / 1000);
    const [line] = await ground.lines(1);
    if (line === undefined) throw new Error('no line to search on');
    const path = (turn: number) => {
      const asked = new URLSearchParams({ ...asking(turn, incidents), limit: String(PAGE_ROWS), purpose: 'bench' });
      return `/api/views/operations.history?${asked}`;
    };
    let found = 0;
    const times = await timesOf(SEARCHES, async (turn) => {
      found += (await rowsOf(line, path(turn))).length;
    });
    const scans = await timesOf(SCANS, (turn) => scan(ground.owner, asking(turn * kinds.length + turn, incidents)));
    const note = `${incidents.toLocaleString('en-GB')} incidents over five years, ${found} rows found; beside: a plain scan`;
    return [
      { name: 'search over all history, p50', value: quantile(times, 0.5), unit: 'ms' },
      {
        name: 'search over all history, p95',
        value: quantile(times, 0.95),
        unit: 'ms',
        beside: quantile(scans, 0.5),
        note,
      },
      { name: 'search over all history, p99', value: quantile(times, 0.99), unit: 'ms' },
      { name: 'incidents made and entered for the search', value: perSecond, unit: '/s' },
    ];
  } finally {
    await ground.stop();
  }
}

const streets = [
  'Mill',
  'Church',
  'Station',
  'Park',
  'Castle',
  'Bridge',
  'Abbey',
  'Market',
  'Priory',
  'Orchard',
  'Forge',
  'Kiln',
];
const ways = ['Street', 'Lane', 'Road', 'Close', 'Avenue', 'Row'];
const towns = ['Oakham', 'Uppingham', 'Cottesmore', 'Langham', 'Ketton', 'Whissendine', 'Ryhall', 'Exton'];
const first = [
  'Ada',
  'Bela',
  'Cyril',
  'Dilys',
  'Edwin',
  'Freya',
  'Gwen',
  'Hamza',
  'Irena',
  'Jakub',
  'Kiran',
  'Leila',
  'Morag',
];
const last = [
  'Ashby',
  'Birkett',
  'Cawood',
  'Dunmore',
  'Elwell',
  'Fosdyke',
  'Garrow',
  'Hexham',
  'Inskip',
  'Jolliffe',
  'Kelham',
];
const happened = [
  'shouting',
  'fighting',
  'collision',
  'burglary',
  'smoke',
  'alarm',
  'theft',
  'damage',
  'missing',
  'threats',
];
const things = [
  'window',
  'bicycle',
  'lorry',
  'phone',
  'fence',
  'dog',
  'shed',
  'knife',
  'neighbour',
  'garage',
  'trailer',
  'horse',
];

/** Strides without a common divisor, so that every combination comes. */
const pick = (words: readonly string[], n: number) => words[n % words.length] ?? '';
const personOf = (n: number) => `${pick(first, n * 7)} ${pick(last, n * 5 + Math.floor(n / 13))}`;
const placeOf = (n: number) =>
  `${pick(streets, n * 5)} ${pick(ways, n * 7 + Math.floor(n / 12))}, ${pick(towns, n * 3)}`;

/** What people ask for: some find thousands, some one, some nothing. */
const kinds: readonly ((n: number) => Record<string, string>)[] = [
  (n) => ({ place: placeOf(n) }),
  (n) => ({ person: personOf(n) }),
  (n) => ({ phone: `07${String(100_000_000 + n)}` }),
  (n) => ({ q: `serial${n}` }),
  (n) => ({ q: `${pick(happened, n)} ${pick(towns, n * 3)}` }),
  (n) => ({ text: `${pick(things, n)} ${pick(happened, n * 3)}`, callsign: `RA${10 + (n % 40)}` }),
  (n) => ({ q: pick(happened, n) }),
  (n) => ({ q: `${personOf(n)} ${pick(streets, n * 5)}`, to: '2024-06-30' }),
  (n) => ({ number: `${1 + (n % 90)}/${1 + (n % 28)}`, place: pick(towns, n) }),
  () => ({ q: 'never recorded anywhere' }),
];

function asking(turn: number, incidents: number): Record<string, string> {
  const kind = kinds[turn % kinds.length];
  return kind?.((turn * 104_729) % incidents) ?? {};
}

/** The same words, looked for in every row: what a database does that was told of no index. */
async function scan(db: Db, asked: Record<string, string>): Promise<void> {
  const words = Object.entries(asked).flatMap(([field, text]) => (field === 'to' ? [] : text.split(/[^\p{L}\p{N}]+/u)));
  const fits = words
    .filter((word) => word !== '')
    .map((word) => sql`concat_ws(' ', i.label, i.what, i.number, c.caller_name, c.caller_number) ILIKE ${`%${word}%`}`);
  await sql`
    SELECT i.id FROM operations.incident AS i LEFT JOIN operations.contact AS c ON c.id = i.contact_id
     WHERE ${sql.join(fits, sql` AND `)} ORDER BY i.received_at DESC LIMIT ${PAGE_ROWS}`.execute(db);
}

interface Model {
  readonly contactId: string;
  readonly incidentId: string;
}

/** One closed incident is made through the front door; its rows are copied with words, names and times of their own. */
async function fill(ground: Ground, incidents: number): Promise<void> {
  const [line] = await ground.lines(1);
  if (line === undefined) throw new Error('no line to write on');
  const contactId = await takeCall(line);
  const incidentId = await raise(line, contactId);
  await send(line, 'operations.recordResult', { incidentId, result: 'NFA', closingCode: '013', note: '' });
  await ground.dispatcher.done('operations.closeIncident', { incidentId });
  for (let from = 1; from <= incidents; from += PORTION) {
    const to = Math.min(incidents, from + PORTION - 1);
    const ids = await copy(ground.owner, { contactId, incidentId }, { from, to });
    await enterHistory(ground.owner, ids);
  }
  for (const table of ['incident', 'contact', 'incident_line', 'history_entry']) {
    await sql`VACUUM ANALYZE ${sql.table(`operations.${table}`)}`.execute(ground.owner);
  }
}

/** A statement that makes a table takes no parameters. */
const lit = sql.lit;
const chosen = (words: readonly string[], place: string) =>
  sql.raw(`(ARRAY['${words.join("','")}'])[1 + (${place}) % ${words.length}]`);

async function copy(
  owner: Db,
  { contactId, incidentId }: Model,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<readonly string[]> {
  return owner.transaction().execute(async (db) => {
    await sql`SET LOCAL synchronous_commit = off`.execute(db);
    await sql`DROP TABLE IF EXISTS made`.execute(db);
    await sql`CREATE TEMP TABLE made AS
      SELECT gen_random_uuid()::text AS contact_id, gen_random_uuid()::text AS incident_id, day, sequence,
             to_char(sequence, 'FM0000') || to_char(day, ' "of" DD/MM') AS number, n,
             (extract(epoch FROM day) * 1000)::bigint + (n * 7919 % 86400000) AS at,
             ${chosen(streets, 'n * 5')} || ' ' || ${chosen(ways, 'n * 7 + n / 12')} || ', ' || ${chosen(towns, 'n * 3')} AS label,
             ${chosen(first, 'n * 7')} || ' ' || ${chosen(last, 'n * 5 + n / 13')} AS name,
             'Caller reports ' || ${chosen(happened, 'n * 3')} || ', ' || ${chosen(things, 'n * 5')} || ' and ' ||
             ${chosen(things, 'n * 7 + 3')} || ' seen, serial' || n AS what
        FROM (SELECT n::bigint, current_date - 1 - (n % ${lit(DAYS)})::integer AS day, 1 + n / ${lit(DAYS)} AS sequence
                FROM generate_series(${lit(from)}, ${lit(to)}) AS n) AS numbered`.execute(db);
    await sql`INSERT INTO operations.incident
      SELECT copied.* FROM made, operations.incident AS row,
        LATERAL jsonb_populate_record(row, jsonb_build_object('id', made.incident_id, 'contact_id', made.contact_id,
          'day', to_char(made.day, 'YYYY-MM-DD'), 'sequence', made.sequence, 'number', made.number, 'label', made.label,
          'what', made.what, 'received_at', made.at, 'opened_at', made.at, 'closed_at', made.at + 3600000,
          'lon', -0.8 + (made.n * 7919 % 3500) / 10000.0, 'lat', 52.55 + (made.n * 104729 % 1900) / 10000.0)) AS copied
       WHERE row.id = ${incidentId}`.execute(db);
    await sql`INSERT INTO operations.contact
      SELECT copied.* FROM made, operations.contact AS row,
        LATERAL jsonb_populate_record(row, jsonb_build_object('id', made.contact_id, 'incident_id', made.incident_id,
          'day', to_char(made.day, 'YYYY-MM-DD'), 'sequence', made.sequence, 'number', 'C' || made.number, 'what', made.what,
          'caller_name', made.name, 'caller_number', '07' || (100000000 + made.n), 'received_at', made.at)) AS copied
       WHERE row.id = ${contactId}`.execute(db);
    await sql`INSERT INTO operations.incident_line
      SELECT copied.* FROM made, (SELECT * FROM operations.incident_line WHERE incident_id = ${incidentId} LIMIT 1) AS row,
        LATERAL (VALUES (0, 'resource', 'RA' || (10 + made.n % 40) || ' assigned'), (1, 'remark', 'Nothing found in the garden')) AS said (nth, kind, text),
        LATERAL jsonb_populate_record(row::operations.incident_line, jsonb_build_object('incident_id', made.incident_id,
          'id', made.incident_id || said.nth, 'kind', said.kind, 'text', said.text, 'at', made.at, 'occurred_at', made.at)) AS copied`.execute(
      db,
    );
    const { rows } = await sql<{ id: string }>`SELECT incident_id AS id FROM made`.execute(db);
    return rows.map(({ id }) => id);
  });
}
