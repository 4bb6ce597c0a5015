import { LaneLost, type Transacting } from '../db/lane.ts';
import { appendAll, type Prepared } from '../log/append.ts';
import { erase, redactedBy } from '../log/erase.ts';
import type { AnyPastEvent } from '../log/event.ts';
import type { Tx } from '../log/schema.ts';
import type { Folded } from '../log/stream.ts';
import { project } from '../projection/project.ts';
import { reproject } from '../projection/reproject.ts';
import type { Registry } from '../registry.ts';
import { Overtaken } from './retry.ts';

/** What a rule has decided, worded for the log, with the streams as the rule saw them. */
interface Decision {
  readonly prepared: Prepared;
  readonly read: ReadonlyMap<string, Folded>;
}

/**
 * Commands that are ready while another transaction is being written go into the next one together: one lock, one commit, one
 * fsync for all of them (decision 0008). Each still stands or falls alone.
 */
export interface Convoy {
  /** Answers the position once it is durable; throws what would have ended the command's own transaction. */
  readonly join: (decision: Decision) => Promise<number>;
}

interface Waiting extends Decision {
  readonly resolve: (position: number) => void;
  readonly reject: (error: unknown) => void;
}

/** A transaction that lasts long keeps the timer and other servers from the lock. */
const MOST_TOGETHER = 50;

export interface ConvoyNeeds {
  readonly registry: Registry;
  readonly lane: Transacting;
  /** Told once for all that were written together. */
  readonly committed: (types: readonly string[]) => void;
}

export function makeConvoy(needs: ConvoyNeeds): Convoy {
  let waiting: Waiting[] = [];
  let moving = false;
  const move = async (): Promise<void> => {
    moving = true;
    while (waiting.length > 0) {
      const { going, overtaken } = parted(waiting.splice(0, MOST_TOGETHER));
      await write(needs, going);
      // Only now: what they must read anew stands.
      for (const one of overtaken) one.reject(new Overtaken());
    }
    moving = false;
  };
  return {
    join: (decision) =>
      new Promise((resolve, reject) => {
        waiting = [...waiting, { ...decision, resolve, reject }];
        if (!moving) void move();
      }),
  };
}

/** Of those that move the same stream on, the first goes. */
function parted(all: readonly Waiting[]): { going: readonly Waiting[]; overtaken: readonly Waiting[] } {
  const moved = new Set<string>();
  const going: Waiting[] = [];
  const overtaken: Waiting[] = [];
  for (const one of all) {
    const { expected, past } = one.prepared;
    if (expected.some(({ stream }) => moved.has(stream))) {
      overtaken.push(one);
      continue;
    }
    going.push(one);
    for (const { stream } of past) moved.add(stream);
  }
  return { going, overtaken };
}

/** A fault that one of them brings must not be the others' fault: then each goes alone, and meets its own. */
async function write(needs: ConvoyNeeds, going: readonly Waiting[]): Promise<void> {
  try {
    const positions = await needs.lane.transact((tx) => writeAll(tx, needs.registry, going));
    needs.committed(going.flatMap(({ prepared }) => prepared.past.map(({ type }) => type)));
    going.forEach((one, i) => {
      one.resolve(positions[i] ?? 0);
    });
  } catch (error) {
    if (going.length === 1 || isLost(error)) for (const one of going) one.reject(error);
    else for (const one of going) await write(needs, [one]);
  }
}

/** SQLSTATEs of a connection that is refused, a server that stops, and a disk that is full. */
const everybodys = /^(08|53|57)...$/;

/** A fault that none of them has brought: going alone would not help. */
function isLost(error: unknown): boolean {
  if (error instanceof LaneLost) return true;
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && everybodys.test(error.code);
}

async function writeAll(tx: Tx, registry: Registry, going: readonly Waiting[]): Promise<readonly number[]> {
  const appended = await appendAll(
    tx,
    going.map(({ prepared }) => prepared),
  );
  // No two of them move the same stream, and each stream stands as whoever read it saw it: so all are carried as if one had decided them.
  const before = new Map(going.flatMap(({ read }) => [...read]));
  const events = appended.flatMap((one) => one.events);
  await project(tx, registry, before, events);
  await eraseRedacted(tx, registry, events);
  return appended.map(({ position }) => position);
}

/** SPEC 1.4, 4.5: what was ordered to be erased goes at once, and so do the rows that were made of it. */
async function eraseRedacted(tx: Tx, registry: Registry, past: readonly AnyPastEvent[]): Promise<void> {
  const positions = redactedBy(past);
  if (positions.length === 0) return;
  await erase(tx, positions);
  for (const { stream, type } of past) if (type === 'kernel.Redacted') await reproject(tx, registry, stream);
}
