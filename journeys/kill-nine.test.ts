import { randomInt, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, openEmbedded, sql } from '../kernel/index.ts';
import { type Caller, signIn } from './house/caller.ts';
import { type Ledger, openLedger } from './house/ledger.ts';
import { type RunningTrefoil, startTrefoil } from './house/trefoil.ts';
import { makeWriter, writeIncident } from './house/writer.ts';

const KILLS = 20;
const WRITERS = 16;
const RINGING = 12;

let trefoil: RunningTrefoil;
let ledger: Ledger;

beforeAll(async () => {
  trefoil = await startTrefoil();
  ledger = openLedger(join(trefoil.dataDir, 'ledger.jsonl'));
});
afterAll(() => trefoil.stop());

/** The judge's own connection to the database under test, past every server. */
async function judge<T>(work: (db: ReturnType<typeof openDatabase>) => Promise<T>): Promise<T> {
  const { url } = await openEmbedded(trefoil.dataDir);
  const db = openDatabase({ url, connections: 2 });
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

/**
 * At random instants: most while the writers write again after the kill before (`acknowledged` has grown by a random
 * number of at least 24), every third while server or database still comes back.
 */
async function killAtRandom(random: (below: number) => number, acknowledged: () => number): Promise<void> {
  for (let i = 0; i < KILLS; i++) {
    const before = acknowledged();
    const more = i % 3 === 2 ? 0 : 24 + random(36);
    await wait(random(1_000));
    while (acknowledged() < before + more) await wait(10);
    trefoil.kill(random(2) === 0 ? 'server' : 'database');
  }
}

/** Calls that nobody answers: their promise to be answered falls due while servers die. */
async function ring(caller: Caller): Promise<readonly string[]> {
  const ids = Array.from({ length: RINGING }, () => randomUUID());
  const writer = makeWriter(caller, ledger);
  for (const contactId of ids) {
    await writer.write('operations.announceCall', {
      contactId,
      channel: '999',
      callerNumber: null,
      circle: null,
      subscriber: null,
    });
  }
  return ids;
}

/** Twenty kills under sixteen writers: a linear congruence, so that a printed seed repeats the choice. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test('kill -9 of the server and of PostgreSQL loses nothing that was acknowledged and does nothing twice', async () => {
  const seed = randomInt(2 ** 31);
  console.log(`seed ${seed}`);
  const officer = await signIn(trefoil.url, 'contact-officer', 'contact-1');
  const ringing = await ring(officer);
  const writers = Array.from({ length: WRITERS }, () => makeWriter(officer, ledger));
  const written = (): number => writers.reduce((sum, writer) => sum + writer.acknowledged(), 0);
  let over = false;
  const ending = killAtRandom(seeded(seed), written).finally(() => {
    over = true;
  });
  const work = writers.map(async (writer, w) => {
    for (let n = 0; !over; n++) await writeIncident(writer, 1_000 * w + n);
  });
  await Promise.all([ending, ...work]);
  await trefoil.ready();

  const entries = ledger.read();
  const acknowledged = entries.filter((entry) => entry.position !== null);
  console.log(
    `${acknowledged.length} of ${entries.length} commands acknowledged; longest wait ${Math.round(
      Math.max(...writers.map((writer) => writer.longestWaitMs())),
    )} ms`,
  );
  // Fourteen kills waited for 24 commands or more each, whatever the seed.
  expect(acknowledged.length).toBeGreaterThanOrEqual(14 * 24);
  const found = await judge(async (db) => {
    const results = await db.selectFrom('kernel.command_result').select(['command_id', 'position']).execute();
    const events = await sql<{ command_id: string; streams: number }>`
      SELECT command_id::text, count(DISTINCT stream)::integer AS streams FROM kernel.event GROUP BY 1`.execute(db);
    const gaps = await sql<{ stream: string }>`
      SELECT stream FROM kernel.event GROUP BY stream HAVING count(*) <> max(version) OR min(version) <> 1`.execute(db);
    const lines = await sql<{ line: string; times: number }>`
      SELECT data->>'lineId' AS line, count(*)::integer AS times FROM kernel.event
       WHERE data ? 'lineId' GROUP BY 1 HAVING count(*) > 1`.execute(db);
    return { results, events: events.rows, gaps: gaps.rows, lines: lines.rows };
  });
  const positions = new Map(found.results.map((row) => [row.command_id, row.position]));
  const inLog = new Set(found.events.map((row) => row.command_id));
  const missing = acknowledged.filter((e) => positions.get(e.commandId) !== e.position || !inLog.has(e.commandId));
  expect(missing, 'acknowledged but missing').toEqual([]);
  expect(found.lines, 'applied twice').toEqual([]);
  expect(found.gaps, 'gaps in a stream').toEqual([]);

  await expect
    .poll(() => judge((db) => stepsOf(db, ringing)), { timeout: 60_000, interval: 500 })
    .toEqual(ringing.map((id) => ({ id, warned: 1, breached: 1, twice: 0, disorder: 0 })).sort(byId));
  // Nobody was signed out: the officer's session answers after all of it.
  expect(await officer.read('operations.openIncidents', { limit: '1' })).toHaveLength(1);
}, 240_000);

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}

/** Steps of each call's promise: warned and breached once each, no step twice, none before one with a lower number. */
async function stepsOf(db: ReturnType<typeof openDatabase>, ids: readonly string[]) {
  const answer = await sql<{ id: string; warned: number; breached: number; twice: number; disorder: number }>`
    WITH step AS (
      SELECT split_part(stream, '/', 2) AS id, type, (data->>'step')::integer AS step, position,
             lag((data->>'step')::integer) OVER (PARTITION BY stream, data->>'key' ORDER BY position) AS before
        FROM kernel.event WHERE type LIKE 'kernel.Deadline%' AND split_part(stream, '/', 2) = ANY (${ids as string[]})
    )
    SELECT id, count(*) FILTER (WHERE type = 'kernel.DeadlineWarned')::integer AS warned,
           count(*) FILTER (WHERE type = 'kernel.DeadlineBreached')::integer AS breached,
           count(*) FILTER (WHERE before = step)::integer AS twice,
           count(*) FILTER (WHERE before > step)::integer AS disorder
      FROM step GROUP BY id ORDER BY id`.execute(db);
  return answer.rows;
}
