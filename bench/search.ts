import { type Db, sql } from '../kernel/index.ts';
import type { Measured } from './figure.ts';
import { type Ground, openGround } from './ground.ts';
import { fillHistory } from './history.ts';
import { common, rareWord } from './history-stock.ts';
import { quantile } from './load.ts';
import { rowsOf, timesOf } from './reading.ts';
import type { Line } from './wire.ts';

/** What fits into the time of a bench; `BENCH_INCIDENTS=5000000` measures what a large force has after some years. */
const USUAL = 200_000;
const TURNS = 24;
/** Each reads all there is. */
const SCANS = 2;
const PAGE_ROWS = 50;
const MONTH_MS = 30 * 86_400_000;

/** Search over all history, through HTTP, beside a plain scan of the same rows. On a Trefoil of its own, which it fills. */
export async function benchSearch(): Promise<readonly Measured[]> {
  const incidents = Number(process.env.BENCH_INCIDENTS ?? USUAL);
  // A folder of one's own is kept: what was made there once is measured again and again.
  const ground = await openGround(process.env.BENCH_DATA);
  try {
    const perSecond = (await countOf(ground.owner)) < incidents ? await timedFill(ground, incidents) : null;
    const records = await drawRecords(ground.owner);
    const [line] = await ground.lines(1);
    if (line === undefined) throw new Error('no line to search on');
    const kinds = await measureKinds(line, records);
    const scans = await timesOf(SCANS, (turn) => scan(ground.owner, records[turn]?.what ?? ''));
    const times = kinds.flatMap((kind) => kind.times);
    const note = `${incidents.toLocaleString('en-GB')} incidents over five years; beside: a plain scan`;
    const beside = quantile(scans, 0.5);
    return [
      { name: 'search over all history, p50', value: quantile(times, 0.5), unit: 'ms' },
      { name: 'search over all history, p95', value: quantile(times, 0.95), unit: 'ms', beside, note },
      { name: 'search over all history, p99', value: quantile(times, 0.99), unit: 'ms' },
      ...kinds.map(figureOf),
      { name: 'incidents made and entered for the search', value: perSecond, unit: '/s' },
    ];
  } finally {
    await ground.stop();
  }
}

async function countOf(owner: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*) AS count FROM operations.incident`.execute(owner);
  return rows[0]?.count ?? 0;
}

/** How many a second were made. */
async function timedFill(ground: Ground, incidents: number): Promise<number> {
  const at = performance.now();
  await fillHistory(ground, incidents);
  return incidents / ((performance.now() - at) / 1000);
}

interface Kind {
  readonly name: string;
  readonly times: readonly number[];
  readonly found: number;
}

function figureOf({ name, times, found }: Kind): Measured {
  const ms = (share: number) => quantile(times, share).toPrecision(3);
  const note = `p50 ${ms(0.5)}, p99 ${ms(0.99)} ms, ${Math.round(found / times.length)} rows`;
  return { name: `search by ${name}, p95`, value: quantile(times, 0.95), unit: 'ms', note };
}

/** Something that is there to be found. */
interface Drawn {
  readonly label: string;
  readonly number: string;
  readonly name: string;
  readonly phone: string;
  readonly what: string;
  readonly at: number;
}

/** Records of any time: so what is frequent is asked for more often. */
async function drawRecords(owner: Db): Promise<readonly Drawn[]> {
  const { rows } = await sql<Drawn>`
    SELECT incident.label, incident.number, contact.caller_name AS name, contact.caller_number AS phone, incident.what, incident.received_at AS at
      FROM (SELECT min(received_at) AS oldest, max(received_at) AS newest FROM operations.history_entry) AS span,
           generate_series(1, ${TURNS * 3}) AS turn,
           LATERAL (SELECT * FROM operations.incident WHERE opened_at >= oldest + (newest - oldest) * turn / ${TURNS * 3 + 1}
                     ORDER BY opened_at LIMIT 1) AS incident,
           LATERAL (SELECT * FROM operations.contact WHERE id = incident.contact_id OFFSET 0) AS contact
     WHERE caller_name <> '' AND caller_number <> '' AND restriction = 'none' LIMIT ${TURNS}`.execute(owner);
  return rows;
}

const nth = (list: readonly string[], n: number) => list[n % list.length] ?? '';
const frequent = (n: number) => nth(common, n % 12);
const townOf = ({ label }: Drawn) => label.split(', ')[1] ?? '';
const givenOf = ({ name }: Drawn) => name.split(' ')[0] ?? '';
const lastWordOf = ({ what }: Drawn) => what.split(' ').at(-1) ?? '';
const month = ({ at }: Drawn) => ({ from: String(at - MONTH_MS), to: String(at) });

/** What people ask for: some find hundreds of thousands, some one, some nothing. */
const kinds: Readonly<Record<string, (one: Drawn, turn: number) => Record<string, string>>> = {
  street: ({ label }) => ({ place: label }),
  'town alone': (one) => ({ place: townOf(one) }),
  number: ({ number }) => ({ number }),
  'number of any day': ({ number }) => ({ number: number.slice(0, 4) }),
  person: ({ name }) => ({ person: name }),
  'given name alone': (one) => ({ person: givenOf(one) }),
  telephone: ({ phone }) => ({ phone }),
  callsign: (_, turn) => ({ callsign: `RA${1 + turn * 7}` }),
  'rare word': (one) => ({ q: lastWordOf(one) }),
  'frequent word': (_, turn) => ({ q: frequent(turn) }),
  'two frequent words': (_, turn) => ({ q: `${frequent(turn)} ${frequent(turn + 1 + (turn % 5))}` }),
  'frequent word with a rare one': (_, turn) => ({ q: `${frequent(turn)} ${rareWord(9_000 + turn)}` }),
  'two words seldom together': (_, turn) => ({ text: `${nth(common, 40 + turn)} ${rareWord(100 + turn)}` }),
  'two words never together': (_, turn) => ({ text: frequent(turn), place: 'A34', person: rareWord(2_000 + turn) }),
  'frequent word in one month': (one, turn) => ({ q: frequent(turn), ...month(one) }),
  'one month alone': (one) => month(one),
  'beginning of a word': (_, turn) => ({ q: `${nth(common, 30 + turn).slice(0, 4)}*` }),
  'place, person and text': (one, turn) => ({ place: townOf(one), person: givenOf(one), text: frequent(turn) }),
  'all in one box': (one, turn) => ({ q: `${one.name} ${townOf(one)} ${frequent(turn)}` }),
  'frequent word among the open': (_, turn) => ({ q: frequent(turn), state: 'open' }),
  'frequent word among the closed': (_, turn) => ({ q: frequent(turn), state: 'closed' }),
  'what was never recorded': (_, turn) => ({ q: `unheard${turn} of` }),
};

async function measureKinds(line: Line, records: readonly Drawn[]): Promise<readonly Kind[]> {
  const measured: Kind[] = [];
  for (const [name, asked] of Object.entries(kinds)) {
    const of = (turn: number) => asked(records[turn % records.length] as Drawn, turn);
    measured.push(await measure(name, (turn) => search(line, of(turn))));
  }
  // Each page from where the one before ended, as somebody reads on.
  let after: string | undefined;
  const deep = await measure(`frequent word, up to page ${TURNS}`, async () => {
    const rows = await search(line, { q: frequent(0), ...(after !== undefined && { after }) });
    after = String(rows.at(-1)?.id);
    return rows;
  });
  return [...measured, deep];
}

type Rows = readonly Record<string, unknown>[];

async function search(line: Line, asked: Record<string, string>): Promise<Rows> {
  const query = new URLSearchParams({ ...asked, limit: String(PAGE_ROWS), purpose: 'bench' });
  return rowsOf(line, `/api/views/operations.history?${query}`);
}

async function measure(name: string, once: (turn: number) => Promise<Rows>): Promise<Kind> {
  let found = 0;
  const times = await timesOf(TURNS, async (turn) => {
    found += (await once(turn)).length;
  });
  return { name, times, found };
}

/** The same words, looked for in every row: what a database does that was told of no index. */
async function scan(db: Db, words: string): Promise<void> {
  const fits = words
    .split(/[^a-z0-9]+/)
    .slice(0, 2)
    .map((word) => sql`concat_ws(' ', i.label, i.what, i.number, c.caller_name, c.caller_number) ILIKE ${`%${word}%`}`);
  await sql`
    SELECT i.id FROM operations.incident AS i LEFT JOIN operations.contact AS c ON c.id = i.contact_id
     WHERE ${sql.join(fits, sql` AND `)} ORDER BY i.received_at DESC LIMIT ${PAGE_ROWS}`.execute(db);
}
