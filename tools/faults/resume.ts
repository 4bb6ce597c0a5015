import type { Caller } from '../../journeys/house/caller.ts';
import { IncidentLog } from '../../modules/operations/contract.ts';
import { makeRandom, type Random } from '../exercise/random.ts';
import { differences, Follower, readAll } from './follower.ts';
import { addLine, raiseIncidents } from './incidents.ts';
import type { FaultReport } from './report.ts';
import { shapeOf } from './shape.ts';

export interface ResumeWish {
  readonly url: string;
  readonly caller: Caller;
  readonly clients: number;
  /** How often each closes and comes again. */
  readonly reconnects: number;
  readonly seed: number;
}

const INCIDENTS = 16;
const LONGEST_PAUSE_MS = 60;
/** How far the log reaches back for a resume (kernel/live). */
const HORIZON = 20_000;

/** T14: clients close at random and resume from their position, while the logs that they follow grow. */
export async function testResume({ url, caller, clients, reconnects, seed }: ResumeWish): Promise<FaultReport> {
  const random = makeRandom(seed);
  const incidents = await raiseIncidents(caller, INCIDENTS);
  const address = { url, token: caller.token };
  const followers = Array.from({ length: clients }, (_, i) => {
    const shape = shapeOf(IncidentLog, incidents[i % INCIDENTS] ?? '');
    const pauseMs = (): number => random.between([0, LONGEST_PAUSE_MS]);
    return new Follower({ shape, address, pauseMs, by: i % 2 === 0 ? 'websocket' : 'events' });
  });
  for (const follower of followers) await follower.begin();
  const last = await closeAtRandom(followers, { caller, incidents, reconnects, random });
  await Promise.all(followers.map((follower) => follower.reached(last)));
  let differing = 0;
  for (const incidentId of incidents) {
    const { rows } = await readAll(address, shapeOf(IncidentLog, incidentId));
    const mine = followers.filter(({ topic }) => topic.shape.of === incidentId);
    differing += mine.reduce((sum, { topic }) => sum + differences(topic, rows).length, 0);
  }
  for (const follower of followers) follower.end();
  const sum = (of: (follower: Follower) => number): number => followers.reduce((total, one) => total + of(one), 0);
  return {
    name: `T14: ${clients} clients, each closing ${reconnects} times and resuming from its position, seed ${seed}`,
    figures: { connections: sum(({ seen }) => seen.connects), 'log positions': last },
    violations: {
      'rows missing or other than those of a fresh read': differing,
      'told twice': sum(({ seen }) => seen.doubles),
      'told to read again within the horizon': last > HORIZON ? 0 : sum(({ seen }) => seen.reloads),
    },
  };
}

interface Closing {
  readonly caller: Caller;
  readonly incidents: readonly string[];
  readonly reconnects: number;
  readonly random: Random;
}

/** A line to each log, and after each some clients are cut, until every one has been cut so often. Answers the last position. */
async function closeAtRandom(followers: readonly Follower[], closing: Closing): Promise<number> {
  const { caller, incidents, reconnects, random } = closing;
  const left = new Map(followers.map((follower) => [follower, reconnects]));
  let last = 0;
  for (let round = 0; left.size > 0; round += 1) {
    const writing = incidents.map((id) => addLine(caller, id, `round ${round}`));
    for (const [follower, times] of left) {
      if (follower.isOpen() && random.chance(0.5)) {
        follower.drop();
        if (times === 1) left.delete(follower);
        else left.set(follower, times - 1);
      }
    }
    last = Math.max(last, ...(await Promise.all(writing)));
  }
  return last;
}
