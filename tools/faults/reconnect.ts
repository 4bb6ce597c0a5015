import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import type { Frame } from '../../client/wire.ts';
import type { Caller } from '../../journeys/house/caller.ts';
import type { RunningTrefoil } from '../../journeys/house/trefoil.ts';
import { IncidentLog } from '../../modules/operations/contract.ts';
import { makeRandom } from '../exercise/random.ts';
import { differences, Follower, readAll } from './follower.ts';
import { addLine, raiseIncidents } from './incidents.ts';
import { residentBytes } from './metrics.ts';
import type { FaultReport } from './report.ts';
import { shapeOf } from './shape.ts';

export interface ReconnectWish {
  readonly trefoil: RunningTrefoil;
  readonly caller: Caller;
  readonly clients: number;
  readonly seed: number;
}

/** One address has some 28,000 ports: two of them leave room for those that still linger. */
const ADDRESSES = ['127.0.0.2', '127.0.0.3'] as const;
const SPREAD_MS = 5_000;
const LINES_BEFORE = 10;
const LINES_AFTER = 20;
const AT_ONCE = 100;
const MIB = 2 ** 20;

/**
 * T13: the server dies with thousands of clients; all come back within the spread that their own chance decides, resume, and go on hearing
 * one event a second. Needs two descriptors a client: `ulimit -n 20000` for 10,000 of them and the server, each in its process.
 */
export async function testReconnect({ trefoil, caller, clients, seed }: ReconnectWish): Promise<FaultReport> {
  const random = makeRandom(seed);
  const { url, privateUrl } = trefoil;
  const [incidentId = ''] = await raiseIncidents(caller, 1);
  const delays: number[] = [];
  const followers = Array.from({ length: clients }, (_, i) => {
    const localAddress = ADDRESSES[i % ADDRESSES.length] ?? ADDRESSES[0];
    return new Follower({
      shape: shapeOf(IncidentLog, incidentId),
      by: i % 2 === 0 ? 'websocket' : 'events',
      address: { url, token: caller.token, localAddress },
      pauseMs: () => random.between([0, SPREAD_MS]),
      heard: (frame) => noteDelay(frame, delays),
    });
  });
  for (let i = 0; i < clients; i += AT_ONCE)
    await Promise.all(followers.slice(i, i + AT_ONCE).map((one) => one.begin()));
  await write(caller, incidentId, LINES_BEFORE);
  const connected = followers.reduce((sum, { seen }) => sum + seen.connects, 0);
  trefoil.kill('server');
  const killedAt = performance.now();
  await trefoil.ready();
  const backMs = await untilBack(followers, killedAt);
  delays.length = 0;
  const last = await write(caller, incidentId, LINES_AFTER);
  const resident = await residentBytes(privateUrl);
  await Promise.all(followers.map((follower) => follower.reached(last)));
  const { rows } = await readAll({ url, token: caller.token }, shapeOf(IncidentLog, incidentId));
  const differing = followers.reduce((sum, { topic }) => sum + differences(topic, rows).length, 0);
  for (const follower of followers) follower.end();
  const sorted = delays.toSorted((a, b) => a - b);
  return {
    name: `T13: ${clients} clients come back after the server's death, seed ${seed}`,
    figures: {
      'connections before': connected,
      'ms until all were back (they spread over 5,000)': Math.round(backMs),
      'ms to a screen, p99': Math.round(sorted[Math.floor(sorted.length * 0.99)] ?? 0),
      'MiB of the server': Math.round(resident / MIB),
    },
    violations: {
      'rows missing or other than those of a fresh read': differing,
      'told twice': followers.reduce((sum, { seen }) => sum + seen.doubles, 0),
      'told to read again': followers.reduce((sum, { seen }) => sum + seen.reloads, 0),
      'signed out': followers.reduce((sum, { seen }) => sum + seen.signedOut, 0),
    },
  };
}

/** A line each second that says when it was sent; answers with the position of the last. */
async function write(caller: Caller, incidentId: string, lines: number): Promise<number> {
  let last = 0;
  for (let n = 0; n < lines; n += 1) {
    last = await addLine(caller, incidentId, `sent ${performance.now()}`);
    await wait(1_000);
  }
  return last;
}

function noteDelay(frame: Frame, delays: number[]): void {
  if (frame.type !== 'changes') return;
  const text = String(frame.changes[0]?.puts?.at(-1)?.text);
  const sentAt = /^sent ([\d.]+)$/.exec(text)?.[1];
  if (sentAt !== undefined) delays.push(performance.now() - Number(sentAt));
}

async function untilBack(followers: readonly Follower[], killedAt: number): Promise<number> {
  while (followers.some((follower) => !follower.isOpen() || follower.seen.connects < 2)) await wait(50);
  return performance.now() - killedAt;
}
