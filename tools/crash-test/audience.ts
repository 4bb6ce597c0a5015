import { IncidentLog, OpenIncidents } from '../../modules/operations/contract.ts';
import type { Random } from '../exercise/random.ts';
import { differences, Follower, readAll } from '../faults/follower.ts';
import type { LiveAddress } from '../faults/live-line.ts';
import { shapeOf } from '../faults/shape.ts';

/** What all listeners together have seen; the first four must be 0. */
export interface Heard {
  readonly doubles: number;
  /** Rows that a listener holds otherwise than a fresh reader. */
  readonly differences: number;
  readonly reloads: number;
  readonly signedOut: number;
  readonly connects: number;
  readonly frames: number;
}

interface Wish {
  readonly url: string;
  readonly tokens: readonly string[];
  readonly incidents: readonly string[];
  readonly size: number;
  readonly random: Random;
}

/** Screens come again within half a second, not all at once. */
const SOONEST_MS = 50;
const LATEST_MS = 500;

/** Half follow the open list, half the log of one incident; half by WebSocket, half by Server-Sent Events. */
export async function openAudience({ url, tokens, incidents, size, random }: Wish): Promise<readonly Follower[]> {
  const audience = Array.from({ length: size }, (_, i) => {
    const of = Math.floor(i / 2) % 2 === 0 ? null : (incidents[i % incidents.length] ?? null);
    return new Follower({
      shape: of === null ? shapeOf(OpenIncidents) : shapeOf(IncidentLog, of),
      by: i % 2 === 0 ? 'websocket' : 'events',
      address: { url, token: tokens[i % tokens.length] ?? '' },
      pauseMs: () => random.between([SOONEST_MS, LATEST_MS]),
    });
  });
  for (const follower of audience) await follower.begin();
  return audience;
}

/** Lets everybody hear to the end, compares with fresh reads, and sends them home. */
export async function listAudience(audience: readonly Follower[], at: LiveAddress): Promise<Heard> {
  const views = new Map(audience.map(({ topic }) => [JSON.stringify(topic.shape), topic.shape]));
  let differing = 0;
  for (const [name, shape] of views) {
    const { asOf, rows } = await readAll(at, shape);
    const followers = audience.filter(({ topic }) => JSON.stringify(topic.shape) === name);
    await Promise.all(followers.map((follower) => follower.reached(asOf)));
    for (const { topic } of followers) differing += differences(topic, rows).length;
  }
  for (const follower of audience) follower.end();
  const sum = (of: (follower: Follower) => number): number => audience.reduce((total, one) => total + of(one), 0);
  return {
    doubles: sum(({ seen }) => seen.doubles),
    differences: differing,
    reloads: sum(({ seen }) => seen.reloads),
    signedOut: sum(({ seen }) => seen.signedOut),
    connects: sum(({ seen }) => seen.connects),
    frames: sum(({ seen }) => seen.frames),
  };
}
