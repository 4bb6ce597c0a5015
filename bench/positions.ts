import { setTimeout as wait } from 'node:timers/promises';
import { type Db, openDatabase, sql } from '../kernel/index.ts';
import type { Measured } from './figure.ts';
import type { Ground } from './ground.ts';
import { perCoreSecond, quantile } from './load.ts';
import { openLine } from './wire.ts';

const SECONDS = 5;
const RESTS = 5;
/** A gateway that gathers for a tenth of a second under the test load. */
const IN_A_MESSAGE = 250;

interface Rate {
  readonly perSecond: number;
  readonly perCoreSecond: number | null;
}

/** Positions in, for each second of processor time of server and database together, beside a bare loop over the same messages. */
export async function benchPositions(ground: Ground): Promise<readonly Measured[]> {
  const units = await ground.dispatcher.read<{ callsign: string }>('operations.units', { limit: '2000' });
  const messages = (turn: number) => ({
    positions: Array.from({ length: IN_A_MESSAGE }, (_, n) => positionOf(units, turn * IN_A_MESSAGE + n)),
  });
  const idle = await restOf(ground);
  const ours = await throughTrefoil(ground, messages, idle);
  const bare = await bareLoop(ground, messages, idle);
  const told = ours.perCoreSecond === null || bare.perCoreSecond === null ? '; other work took most of the time' : '';
  const note = `${Math.round(ours.perSecond)} a second by the clock; the bare loop ${Math.round(bare.perSecond)}${told}`;
  return [
    { name: 'positions for each second of one core', value: ours.perCoreSecond, unit: '/s', note },
    { name: 'positions beside a bare loop', value: ours.perCoreSecond, unit: '/s', beside: bare.perCoreSecond },
  ];
}

/** Seconds of processor time a second. */
interface Rest {
  readonly server: number;
  readonly database: number;
}

/**
 * What both take when nobody asks anything: their other work goes on beside either loop, and is not counted. The middle of several
 * rests: an autovacuum that happens to fall into one of them does not go on for ever.
 */
async function restOf(ground: Ground): Promise<Rest> {
  const rests: Rest[] = [];
  for (let n = 0; n < RESTS; n += 1) {
    const before = ground.used();
    await wait(1000);
    const after = ground.used();
    rests.push({
      server: (after.serverMs - before.serverMs) / 1000,
      database: (after.databaseMs - before.databaseMs) / 1000,
    });
  }
  const middle = (of: (rest: Rest) => number) => quantile(rests.map(of), 0.5);
  return { server: middle(({ server }) => server), database: middle(({ database }) => database) };
}

function positionOf(units: readonly { callsign: string }[], n: number) {
  const { callsign = '' } = units[n % units.length] ?? {};
  return {
    callsign,
    lon: -0.7295 + (n % 1000) / 10_000,
    lat: 52.6705,
    at: Date.now(),
    accuracyMetres: 10,
    speedKmh: 40,
  };
}

type Messages = (turn: number) => { readonly positions: readonly object[] };

async function throughTrefoil(ground: Ground, messages: Messages, idle: Rest): Promise<Rate> {
  const line = await openLine(ground.trefoil.url, ground.dispatcher.token);
  const post = async (turn: number) => {
    const { status, text } = await line.ask('POST', '/api/positions', messages(turn));
    if (status !== 200) throw new Error(`positions: ${status} ${text}`);
  };
  await post(0);
  const before = ground.used();
  const { turns, seconds } = await forSeconds(post);
  const after = ground.used();
  line.close();
  const usedMs = after.serverMs - before.serverMs + after.databaseMs - before.databaseMs;
  const restSeconds = seconds * (idle.server + idle.database);
  return rateOf({ turns, seconds, usedSeconds: usedMs / 1000, restSeconds });
}

interface Loop {
  readonly turns: number;
  /** By the clock. */
  readonly seconds: number;
  /** Of processors, and what of it other work took. */
  readonly usedSeconds: number;
  readonly restSeconds: number;
}

function rateOf({ turns, seconds, usedSeconds, restSeconds }: Loop): Rate {
  const count = turns * IN_A_MESSAGE;
  return { perSecond: count / seconds, perCoreSecond: perCoreSecond(count, usedSeconds, restSeconds) };
}

async function forSeconds(once: (turn: number) => Promise<void>): Promise<{ turns: number; seconds: number }> {
  const startedAt = performance.now();
  let turns = 0;
  while (performance.now() - startedAt < SECONDS * 1000) {
    turns += 1;
    await once(turns);
  }
  return { turns, seconds: (performance.now() - startedAt) / 1000 };
}

/** Parses the same text and stores the same rows, with nobody to ask, to check or to tell. */
async function bareLoop(ground: Ground, messages: Messages, idle: Rest): Promise<Rate> {
  const db = openDatabase({ url: ground.databaseUrl, role: null, connections: 1 });
  try {
    await sql`DROP SCHEMA IF EXISTS bench CASCADE`.execute(db);
    await sql`CREATE SCHEMA bench`.execute(db);
    await sql`CREATE TABLE bench.position (LIKE operations.position INCLUDING ALL)`.execute(db);
    await sql`CREATE TABLE bench.position_history (LIKE operations.position_history INCLUDING ALL)`.execute(db);
    // Made before the clock runs: what a peer sends is not the loop's work.
    const made = Array.from({ length: 200 }, (_, turn) => JSON.stringify(messages(turn)));
    const ownBefore = process.cpuUsage();
    const before = ground.used();
    const { turns, seconds } = await forSeconds((turn) => store(db, made[turn % made.length] ?? ''));
    const after = ground.used();
    const own = process.cpuUsage(ownBefore);
    const ownSeconds = (own.user + own.system) / 1e6;
    const usedSeconds = ownSeconds + (after.databaseMs - before.databaseMs) / 1000;
    await sql`DROP SCHEMA bench CASCADE`.execute(db);
    return rateOf({ turns, seconds, usedSeconds, restSeconds: seconds * idle.database });
  } finally {
    await db.destroy();
  }
}

interface Message {
  readonly callsign: string;
  readonly lon: number;
  readonly lat: number;
  readonly at: number;
}

async function store(db: Db, text: string): Promise<void> {
  const { positions } = JSON.parse(text) as { positions: readonly Message[] };
  const rows = positions.map(({ callsign, lon, lat, at }) => ({
    tour_id: callsign,
    lon,
    lat,
    at,
    accuracy_metres: 10,
    speed_kmh: 40,
    source: 'http',
    received_at: at,
  }));
  const newest = [...new Map(rows.map((row) => [row.tour_id, row])).values()];
  await sql`WITH kept AS (
      INSERT INTO bench.position_history SELECT * FROM jsonb_populate_recordset(NULL::bench.position_history, ${JSON.stringify(rows)}::jsonb))
    INSERT INTO bench.position AS p SELECT * FROM jsonb_populate_recordset(NULL::bench.position, ${JSON.stringify(newest)}::jsonb)
    ON CONFLICT (tour_id) DO UPDATE SET lon = excluded.lon, lat = excluded.lat, at = excluded.at, received_at = excluded.received_at
      WHERE p.at <= excluded.at`.execute(db);
}
