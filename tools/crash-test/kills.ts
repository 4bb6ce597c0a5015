import { setTimeout as wait } from 'node:timers/promises';
import type { RunningTrefoil } from '../../journeys/house/trefoil.ts';
import type { Random } from '../exercise/random.ts';
import type { Killed, Pulse } from './pulse.ts';

interface Killing {
  readonly trefoil: RunningTrefoil;
  readonly pulse: Pulse;
  readonly random: Random;
  readonly kills: number;
  readonly beforeEach: () => Promise<void>;
  readonly tell: (line: string) => void;
}

const PARTS = ['server', 'database', 'parent'] as const;
/** Between two kills the writers get this many commands through; every third kill finds the one before not yet mended. */
const LEAST_COMMANDS = 24;
const MORE_COMMANDS = 36;
const HURRIED = 3;
const LONGEST_REST_MS = 1_000;

/** Kills server, database and parent in turn, in an order and at moments that the seed decides. */
export async function killAll(killing: Killing): Promise<readonly Killed[]> {
  const { trefoil, random, tell } = killing;
  const killed: Killed[] = [];
  let reviving: Promise<void> = Promise.resolve();
  const moments = (hurried: boolean): Promise<void> => Promise.race([moment(killing, hurried), failureOf(reviving)]);
  for (const [i, what] of orderOf(killing.kills, random).entries()) {
    await moments(i % HURRIED === HURRIED - 1);
    // A parent that has not yet come back cannot be killed again; its children can.
    if (what === 'parent') await reviving;
    trefoil.kill(what);
    killed.push({ what, at: performance.now() });
    tell(`kill ${i + 1} of ${killing.kills}: ${what}`);
    if (what === 'parent') reviving = trefoil.revive();
  }
  await reviving;
  await grow(killing.pulse, LEAST_COMMANDS);
  return killed;
}

/** Fails when it fails, and never answers otherwise. */
function failureOf(work: Promise<void>): Promise<never> {
  const failing = work.then(() => new Promise<never>(() => undefined));
  failing.catch(() => undefined);
  return failing;
}

/** Each round of three kills every part once, in a fresh order. */
function orderOf(kills: number, random: Random): readonly (typeof PARTS)[number][] {
  const order: (typeof PARTS)[number][] = [];
  while (order.length < kills) {
    const round = [...PARTS];
    while (round.length > 0) order.push(...round.splice(Math.floor(random.next() * round.length), 1));
  }
  return order.slice(0, kills);
}

async function moment({ pulse, random, beforeEach }: Killing, hurried: boolean): Promise<void> {
  const more = LEAST_COMMANDS + Math.floor(random.next() * MORE_COMMANDS);
  const restMs = random.between([0, LONGEST_REST_MS]);
  if (!hurried) {
    await beforeEach();
    await grow(pulse, more);
  }
  await wait(restMs);
}

async function grow(pulse: Pulse, more: number): Promise<void> {
  const wanted = pulse.acknowledged() + more;
  while (pulse.acknowledged() < wanted) await wait(5);
}
