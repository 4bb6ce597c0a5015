import type { Measured } from './figure.ts';
import type { Ground } from './ground.ts';
import { closedLoop, openLoop, quantile } from './load.ts';
import { clearAway, findPeer, layOut } from './peer.ts';
import type { Line } from './wire.ts';
import { addLine, raiseMany, writersOn } from './work.ts';

const CLIENTS = [1, 16, 64];
const SECONDS = 3;
const WARM_SECONDS = 1;
/** Each log is some thirty lines long at the end, as logs are. */
const INCIDENTS = 512;

/** Commands a second through HTTP, beside the same row writes by pgbench on the same server. */
export async function benchCommands(ground: Ground): Promise<readonly Measured[]> {
  const incidents = await raiseMany(await ground.lines(16), INCIDENTS);
  const peer = findPeer(ground.databaseUrl, await layOut(ground.owner));
  const measured: Measured[] = [];
  for (const clients of CLIENTS) {
    const write = writersOn(await ground.lines(clients), incidents);
    await closedLoop(clients, WARM_SECONDS, write);
    const before = ground.used();
    const load = await closedLoop(clients, SECONDS, write);
    const after = ground.used();
    const each = (ms: number) => (ms / load.count).toFixed(2);
    const cost = `${each(after.serverMs - before.serverMs)} ms of the server and ${each(after.databaseMs - before.databaseMs)} ms of the database each`;
    const [locked, free] = [await peer.run(clients, SECONDS, true), await peer.run(clients, SECONDS, false)];
    const title = `commands at ${clients} client${clients === 1 ? '' : 's'}`;
    measured.push(
      {
        name: `${title}, beside pgbench with the lock`,
        value: load.perSecond,
        unit: '/s',
        beside: locked,
        note: `${peer.name}; ${cost}`,
      },
      { name: `${title}, beside pgbench without it`, value: load.perSecond, unit: '/s', beside: free },
      { name: `${title}, p50`, value: load.p50, unit: 'ms' },
      { name: `${title}, p99`, value: load.p99, unit: 'ms' },
    );
  }
  await clearAway(ground.owner);
  return measured;
}

const STEADY = 100;
const STEADY_SECONDS = 10;
const BURST = 500;
const BURSTS = 3;
const PAUSE_MS = 2_000;
const MOST_LINES = 64;

/** Latency from the time at which a command was meant to be sent, whatever became of those before. */
export async function benchLatency(ground: Ground): Promise<readonly Measured[]> {
  const lines = await ground.lines(MOST_LINES);
  const incidents = await raiseMany(lines.slice(0, 16), 128);
  const once = (send: Sender) => (n: number) => send((line) => addLine(line, incidents[n % incidents.length] ?? ''));
  const steady = await openLoop(evenly(STEADY, STEADY_SECONDS, 0), once(senderOver(lines)));
  const bursts = Array.from({ length: BURSTS }, (_, n) => evenly(BURST, 1, n * (1000 + PAUSE_MS)));
  const burst = await openLoop(bursts.flat(), once(senderOver(lines)));
  return [
    { name: `p50 at ${STEADY} commands a second`, value: steady.p50, unit: 'ms' },
    { name: `p99 at ${STEADY} commands a second`, value: steady.p99, unit: 'ms' },
    { name: `p50 in bursts of ${BURST} a second`, value: burst.p50, unit: 'ms' },
    { name: `p99 in bursts of ${BURST} a second`, value: burst.p99, unit: 'ms' },
    await inLongLog(lines[0], incidents),
  ];
}

const LONG_LOG = 2_000;
const ROUNDS = 200;

/** A line more in a log as long as that of a major incident, turn about with one in logs as they are. */
async function inLongLog(line: Line | undefined, [long = '', ...others]: readonly string[]): Promise<Measured> {
  if (line === undefined) throw new Error('nobody writes');
  for (let n = 0; n < LONG_LOG; n += 1) await addLine(line, long);
  const timed = async (incidentId: string): Promise<number> => {
    const from = performance.now();
    await addLine(line, incidentId);
    return performance.now() - from;
  };
  const [inLong, inOthers]: [number[], number[]] = [[], []];
  for (let n = 0; n < ROUNDS; n += 1) {
    inLong.push(await timed(long));
    inOthers.push(await timed(others[n % others.length] ?? ''));
  }
  return {
    name: `a line in a log of ${LONG_LOG}, p50`,
    ...{ value: quantile(inLong, 0.5), unit: 'ms', beside: quantile(inOthers, 0.5) },
    note: 'beside: in logs of a few lines',
  };
}

function evenly(perSecond: number, seconds: number, from: number): readonly number[] {
  return Array.from({ length: perSecond * seconds }, (_, n) => from + (n * 1000) / perSecond);
}

type Sender = (work: (line: Line) => Promise<void>) => Promise<void>;

/** Any free connection; whoever finds none waits, and that is counted. */
function senderOver(lines: readonly Line[]): Sender {
  const free = [...lines];
  const waiting: ((line: Line) => void)[] = [];
  return async (work) => {
    const line = free.pop() ?? (await new Promise<Line>((resolve) => waiting.push(resolve)));
    try {
      await work(line);
    } finally {
      const next = waiting.shift();
      if (next === undefined) free.push(line);
      else next(line);
    }
  };
}
