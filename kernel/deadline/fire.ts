import { sql } from 'kysely';
import type { Role } from '../command/declare.ts';
import { derivedId } from '../command/derived-id.ts';
import type { Actor } from '../command/outcome.ts';
import { retrying } from '../command/retry.ts';
import type { KernelContext, OccupiedSeats } from '../context.ts';
import { append, guard, type Stamp } from '../log/append.ts';
import type { Tx } from '../log/schema.ts';
import { doneStep, type Folded, type StepData, type StepEventType } from '../log/stream.ts';
import { project, writeDeadlines } from '../projection/project.ts';
import { latestRepeat, nextStep, type Promised, type Rung, type Step } from './promise.ts';

/** A promise that has something to do, as its row says. */
export interface Due {
  readonly id: string;
  readonly stream: string;
  readonly key: string;
  /** When it asked to be looked at, epoch milliseconds. */
  readonly next_at: number | null;
}

const timer: Actor = { kind: 'system', id: 'deadline-timer', name: 'Deadline timer', seatId: null };

const types: Readonly<Record<Step['act'], StepEventType>> = {
  warn: 'kernel.DeadlineWarned',
  breach: 'kernel.DeadlineBreached',
  escalate: 'kernel.DeadlineEscalated',
};

/**
 * Does the next step of one promise, if it is due: an event in the promise's own stream (SPEC 5.2). Another timer may have
 * been first, or a command may have kept the promise: then nothing happens. Answers whether a step was written.
 */
export async function fire(context: KernelContext, due: Due): Promise<boolean> {
  const fired = await retrying(() => context.db.transaction().execute((tx) => fireOnce(tx, context, due)));
  if (fired !== null) context.committed([fired]);
  return fired !== null;
}

async function fireOnce(tx: Tx, context: KernelContext, due: Due): Promise<StepEventType | null> {
  const { registry } = context;
  const now = context.clock.now();
  const aggregate = registry.aggregateOf(due.stream);
  const folded = await context.folds.readOne(tx, aggregate, due.stream);
  const promise = aggregate.promises?.(folded.state as never).find(({ key }) => key === due.key);
  const next = promise === undefined || promise.paused ? null : nextStep(promise, doneStep(promise, folded.progress));
  if (promise === undefined || next === null || next.at > now) {
    // The row asked too early, or for a promise that runs no more: it is made true, so that it does not ask for ever. The
    // empty append guards the stream, so that what another has written meanwhile is not overwritten.
    await guard(tx, due.stream, folded.version);
    await writeDeadlines(tx, aggregate, due.stream, folded);
    return null;
  }
  // One that let others go first has its turn when those are done: a timer that is behind would put it off for ever.
  const hasWaited = due.next_at !== null && due.next_at > next.at;
  const step = latestRepeat(promise, next, hasWaited ? Math.min(now, due.next_at) : now);
  if (step.at > (due.next_at ?? step.at)) {
    // Others that fell due before this repeat come first.
    await guard(tx, due.stream, folded.version);
    await tx.updateTable('kernel.deadline').set({ next_at: step.at }).where('id', '=', due.id).execute();
    return null;
  }
  const heard = await whoHears(tx, context.occupiedSeats, promise, step);
  await write(tx, context, { due, folded, step, now }, dataOf(promise, step, heard));
  return types[step.act];
}

interface Firing {
  readonly due: Due;
  readonly folded: Folded;
  readonly step: Step;
  readonly now: number;
}

async function write(
  tx: Tx,
  context: KernelContext,
  { due, folded, step, now }: Firing,
  data: StepData,
): Promise<void> {
  const stamp: Stamp = {
    recordedAt: now,
    occurredAt: step.at,
    occurredBy: 'server',
    actor: timer,
    commandId: derivedId('deadline', due.id, data.startedAt, data.dueAt, step.step),
    packVersion: context.packVersion(),
  };
  const { stream } = due;
  const appends = [{ stream, version: folded.version, events: [{ type: types[step.act], data }] }];
  const past = await append(tx, appends, stamp, context.registry);
  await project(tx, context.registry, new Map([[stream, folded]]), past);
}

interface Heard {
  readonly told: Role | null;
  readonly seats: readonly string[];
  readonly passed: readonly Role[];
  readonly channel?: string;
}

const nobody: Heard = { told: null, seats: [], passed: [] };

/** Climbs from the step's rung to the first at which somebody sits; the last is told even to an empty seat (SPEC 5.4). */
async function whoHears(tx: Tx, occupiedSeats: OccupiedSeats, promise: Promised, step: Step): Promise<Heard> {
  if (step.act !== 'escalate') return nobody;
  const passed: Role[] = [];
  const rungs = await rungsFrom(tx, promise, step.rung);
  for (const { to, channel } of rungs) {
    const seats = await occupiedSeats(to, promise.areaId);
    if (seats.length > 0) return { told: to, seats, passed, ...(channel !== undefined && { channel }) };
    passed.push(to);
  }
  const last = rungs.at(-1);
  return { told: last?.to ?? null, seats: [], passed, ...(last?.channel !== undefined && { channel: last.channel }) };
}

/** The rungs that may be told now; when all that are left wait for company, the one below is told again (SPEC 5.10). */
async function rungsFrom(tx: Tx, promise: Promised, rung: number): Promise<readonly Rung[]> {
  const { ladder } = promise;
  const least = Math.min(...ladder.slice(rung).map(({ groupedFrom = 0 }) => groupedFrom));
  const most = Math.max(...ladder.slice(rung).map(({ groupedFrom = 0 }) => groupedFrom));
  const company = most === 0 ? 0 : await countBroken(tx, promise.kind, most);
  if (company >= least) return ladder.slice(rung).filter(({ groupedFrom = 0 }) => groupedFrom <= company);
  const below = ladder.slice(0, rung).findLast(({ groupedFrom }) => groupedFrom === undefined);
  return below === undefined ? [] : [below];
}

/** Promises of a kind that are broken and still climb, this one among them; counted no further than is asked. */
async function countBroken(tx: Tx, kind: string, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*)::int AS count FROM (
    SELECT FROM kernel.deadline WHERE kind = ${kind} AND done_step >= 1 AND next_at IS NOT NULL LIMIT ${most}
  ) AS broken`.execute(tx);
  return rows[0]?.count ?? 0;
}

function dataOf(promise: Promised, step: Step, heard: Heard): StepData {
  const { key, kind, label, startedAt, dueAt } = promise;
  return { key, kind, label, startedAt, dueAt, step: step.step, ...heard };
}
