import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { makeRandom } from '../tools/exercise/random.ts';
import type { Measured } from './figure.ts';
import type { Ground } from './ground.ts';
import { quantile } from './load.ts';
import { rowsOf, timesOf } from './reading.ts';
import { type Line, openLine } from './wire.ts';
import { raise, raiseMany, takeCall } from './work.ts';

const UNITS = 500;
const INCIDENTS = 60;
/** A large force on a bad night; twelve of these are immediate and wait for somebody: sets are shared out among them. */
const LARGE = { units: 600, open: 300, immediate: 12 };
/** Violence, G1: its plan asks for two. */
const IMMEDIATE = '001';
/** Of sixty the p99 would be the slowest one. */
const ASKED = 300;
/** As many as a desk asks for first (apps/control-room/units/use-recommendation.ts). */
const FIRST = 40;
/** Each of six hundred reports every quarter of a minute. */
const MOVED_A_SECOND = 40;
/** Some 150 m: ten metres a second. */
const STEP_DEGREES = 0.002;
const WARM_TIMES = 10;
const SHIFT_MS = 9 * 3_600_000;
const SEED = 7;
const WARM_MS = 120_000;
/** Rutland, where its roads are. */
const WEST = -0.8;
const EAST = -0.45;
const SOUTH = 52.55;
const NORTH = 52.74;

/** Ranked by driving time with reasons and cover, among five hundred units on duty. */
export async function benchRecommendation(ground: Ground): Promise<readonly Measured[]> {
  await bookOn(ground, UNITS);
  const line = await openLine(ground.trefoil.url, ground.dispatcher.token);
  try {
    const incidents = await raiseMany(await ground.lines(8), INCIDENTS);
    const one = await timesAsked(line, incidents, UNITS);
    const { large, moving } = await timesOfLarge(ground, line, incidents);
    const name = `set offered, ${LARGE.units} units and ${LARGE.open} open incidents`;
    return [
      { name: `recommendation for ${UNITS} units, p50`, value: quantile(one, 0.5), unit: 'ms' },
      { name: `recommendation for ${UNITS} units, p99`, value: quantile(one, 0.99), unit: 'ms' },
      { name: `${name}, p50`, value: quantile(large, 0.5), unit: 'ms' },
      {
        name: `${name}, p99`,
        value: quantile(large, 0.99),
        unit: 'ms',
        note: `${LARGE.immediate} immediate ones wait`,
      },
      { name: `${name}, the first ${FIRST} while all move, p50`, value: quantile(moving, 0.5), unit: 'ms' },
      {
        name: `${name}, the first ${FIRST} while all move, p99`,
        value: quantile(moving, 0.99),
        unit: 'ms',
        note: `${MOVED_A_SECOND} positions a second`,
      },
    ];
  } finally {
    line.close();
  }
}

async function timesAsked(line: Line, incidents: readonly string[], least: number): Promise<readonly number[]> {
  const turn = async (n: number) => {
    const id = incidents[n % incidents.length] ?? '';
    const rows = await rowsOf(line, `/api/views/operations.recommendation?of=${id}&limit=${least}`);
    if (rows.length < least) throw new Error(`a recommendation of ${rows.length} units`);
  };
  await untilWarm(line, incidents[0] ?? '');
  await timesOf(WARM_TIMES, turn);
  return timesOf(ASKED, turn);
}

interface LargeTimes {
  readonly large: readonly number[];
  readonly moving: readonly number[];
}

/** Immediate ones in turn with others; they are closed when it is over, so that nothing of them is owed to whoever is measured next. */
async function timesOfLarge(ground: Ground, line: Line, others: readonly string[]): Promise<LargeTimes> {
  await bookOn(ground, LARGE.units);
  const lines = await ground.lines(8);
  const [first] = lines;
  if (first === undefined) throw new Error('no line to raise on');
  const { length } = await rowsOf(line, `/api/views/operations.openIncidents?limit=${LARGE.open}`);
  await raiseMany(lines, Math.max(0, LARGE.open - LARGE.immediate - length));
  const immediate: string[] = [];
  for (let n = 0; n < LARGE.immediate; n += 1) immediate.push(await raise(first, await takeCall(first), IMMEDIATE));
  const asked = others.flatMap((id, n) => [id, immediate[n % immediate.length] ?? id]);
  const large = await timesAsked(line, asked, LARGE.units);
  const stop = await moveAll(ground);
  const moving = await timesAsked(line, asked, FIRST);
  await stop();
  for (const incidentId of immediate) {
    const result = { result: 'NFA', closingCode: IMMEDIATE, note: 'Words of advice given' };
    await ground.dispatcher.done('operations.recordResult', { incidentId, ...result });
    await ground.dispatcher.done('operations.closeIncident', { incidentId });
  }
  return { large, moving };
}

/** Every second some of them a little farther on, in turn, until told to stop. */
async function moveAll({ dispatcher, trefoil }: Ground): Promise<() => Promise<void>> {
  const held = await dispatcher.read<{ callsign: string; position: { lon: number; lat: number } | null }>(
    'operations.units',
    { limit: '2000' },
  );
  const chance = makeRandom(SEED);
  const places = held.flatMap(({ callsign, position }) => (position === null ? [] : [{ callsign, ...position }]));
  const groups = Math.ceil(places.length / MOVED_A_SECOND);
  let [turn, going] = [0, true];
  const drive = async (): Promise<void> => {
    for (; going; turn += 1) {
      const now = places.filter((_, n) => n % groups === turn % groups);
      for (const place of now) {
        place.lon += chance.between([-STEP_DEGREES, STEP_DEGREES]);
        place.lat += chance.between([-STEP_DEGREES, STEP_DEGREES]);
      }
      const at = Date.now();
      await report(
        trefoil.url,
        dispatcher.token,
        now.map(({ callsign, lon, lat }) => ({ callsign, at, lon, lat })),
      );
      await wait(1_000);
    }
  };
  const driving = drive();
  return async () => {
    going = false;
    await driving;
  };
}

/** After a flood of new units the server is still working out what each of them reaches. */
async function untilWarm(line: Line, incidentId: string): Promise<void> {
  const path = `/api/views/operations.recommendation?of=${incidentId}&limit=2000`;
  const endsAt = performance.now() + WARM_MS;
  while (performance.now() < endsAt) {
    const { status, text } = await line.ask('GET', path);
    if (status === 200 && !text.includes('still being worked out')) return;
    await wait(1_000);
  }
  throw new Error('what units reach was not worked out');
}

/** Units beyond those of the demonstration, each somewhere in the county. */
async function bookOn({ dispatcher, trefoil }: Ground, count: number): Promise<void> {
  const held = await dispatcher.read<{ callsign: string }>('operations.units', { limit: '2000' });
  const chance = makeRandom(SEED);
  const callsigns = Array.from({ length: count }, (_, n) => `B${100 + n}`);
  const missing = callsigns
    .filter((callsign) => !held.some((unit) => unit.callsign === callsign))
    .slice(0, Math.max(0, count - held.length));
  for (const callsign of missing) {
    const crew = [{ collar: callsign, name: 'A. Example', permit: 'response', accountId: null }];
    const where = { talkgroup: 'RUT-1', issi: null, areaId: 'oakham', stationId: null };
    const tour = {
      tourId: randomUUID(),
      callsign,
      kind: 'response',
      crew,
      vehicle: null,
      skills: [],
      shiftEndsAt: Date.now() + SHIFT_MS,
    };
    await dispatcher.done('operations.bookOn', { ...tour, ...where });
  }
  const positions = missing.map((callsign) => ({
    callsign,
    at: Date.now(),
    lon: chance.between([WEST, EAST]),
    lat: chance.between([SOUTH, NORTH]),
  }));
  await report(trefoil.url, dispatcher.token, positions);
}

async function report(url: string, token: string, positions: readonly object[]): Promise<void> {
  if (positions.length === 0) return;
  const line = await openLine(url, token);
  const { status, text } = await line.ask('POST', '/api/positions', { positions });
  line.close();
  if (status !== 200) throw new Error(`positions: ${status} ${text}`);
}
