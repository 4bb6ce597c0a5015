import { setTimeout as wait } from 'node:timers/promises';
import type { Caller } from '../../journeys/house/caller.ts';
import { IncidentLog, OpenIncidents } from '../../modules/operations/contract.ts';
import { makeRandom } from '../exercise/random.ts';
import { differences, Follower, readAll } from './follower.ts';
import { addLine, raiseIncidents } from './incidents.ts';
import { type LiveAddress, type LiveLine, openWebSocket } from './live-line.ts';
import { metricOf, residentBytes } from './metrics.ts';
import type { FaultReport } from './report.ts';
import { shapeOf } from './shape.ts';

export interface SlowReadersWish {
  readonly url: string;
  readonly privateUrl: string;
  readonly caller: Caller;
  readonly slow: number;
  readonly lines: number;
  readonly seed: number;
}

const INCIDENTS = 8;
const GOOD = 20;
const BYTES_A_SECOND = 1_000;
const LONG_TEXT = 'The caller goes on about it. '.repeat(300);
const MOST_ASKS = 2_000;
const MIB = 2 ** 20;

/**
 * T15: clients that read 1 kB a second and ask again and again for everything, beside ones that keep up. The slow ones are
 * sent away, and the server's memory does not grow with what they have not read.
 */
export async function testSlowReaders(wish: SlowReadersWish): Promise<FaultReport> {
  const { url, caller, privateUrl, slow, lines, seed } = wish;
  const random = makeRandom(seed);
  const incidents = await raiseIncidents(caller, INCIDENTS);
  const address = { url, token: caller.token };
  const good = Array.from({ length: GOOD }, (_, i) => {
    const shape = i % 2 === 0 ? shapeOf(OpenIncidents) : shapeOf(IncidentLog, incidents[i % INCIDENTS] ?? '');
    return new Follower({ shape, address, pauseMs: () => 100, by: i % 4 < 2 ? 'websocket' : 'events' });
  });
  for (const follower of good) await follower.begin();
  const before = await residentBytes(privateUrl);
  const from = good[0]?.topic.position ?? 0;
  const dull = Array.from({ length: slow }, () => openDull(address, incidents, from));
  let most = before;
  let last = 0;
  for (let n = 0; n < lines || dull.some(({ isGone, asks }) => !isGone() && asks() < MOST_ASKS); n += 1) {
    const incidentId = random.pick(incidents);
    if (n < lines) last = await addLine(caller, incidentId, `${n} ${LONG_TEXT}`);
    else await wait(10);
    for (const one of dull) one.askAgain();
    if (n % 10 === 0) most = Math.max(most, await residentBytes(privateUrl));
  }
  await Promise.all(good.map((follower) => follower.reached(last)));
  const differing = await compare(good, address);
  const left = dull.filter(({ isGone }) => !isGone());
  for (const one of dull) one.line.cut();
  for (const follower of good) follower.end();
  const shed = await metricOf(privateUrl, 'trefoil_live_shed_total');
  return {
    name: `T15: ${slow} clients that read ${BYTES_A_SECOND} B a second beside ${GOOD} that keep up, seed ${seed}`,
    figures: {
      lines,
      'sent away as too slow': shed,
      'MiB before': Math.round(before / MIB),
      'MiB at most': Math.round(most / MIB),
    },
    violations: {
      'slow clients that were not sent away': left.length,
      'rows missing or other than those of a fresh read': differing,
      'good clients cut or told twice': good.filter(({ seen }) => seen.connects > 1 || seen.doubles > 0).length,
      'good clients told to read again': good.filter(({ seen }) => seen.reloads > 0).length,
    },
  };
}

async function compare(followers: readonly Follower[], address: { url: string; token: string }): Promise<number> {
  let differing = 0;
  for (const { topic } of followers) {
    const { rows } = await readAll(address, topic.shape);
    differing += differences(topic, rows).length;
  }
  return differing;
}

interface Dull {
  readonly line: LiveLine;
  readonly isGone: () => boolean;
  readonly asks: () => number;
  askAgain(): void;
}

function openDull(address: LiveAddress, incidents: readonly string[], from: number): Dull {
  let [open, gone, asks] = [false, false, 0];
  const topics = incidents.map((of) => ({ view: IncidentLog.name, of }));
  const line = openWebSocket(
    { ...address, bytesASecond: BYTES_A_SECOND },
    {
      opened: () => {
        open = true;
      },
      frame: () => undefined,
      closed: () => {
        gone = true;
      },
    },
  );
  return {
    line,
    isGone: () => gone,
    asks: () => asks,
    askAgain: () => {
      if (!open || gone) return;
      asks += 1;
      line.say({ unsubscribe: topics });
      line.say({ subscribe: topics.map((topic) => ({ ...topic, from })) });
    },
  };
}
