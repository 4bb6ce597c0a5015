import { setTimeout as wait } from 'node:timers/promises';
import { unavailable } from './http/problem.ts';

interface Rules {
  /** How many may wait at once; whoever comes then is sent away at once, so that memory stays bounded. */
  readonly most: number;
  readonly longestMs: number;
  /** How long one attempt may take before its connection is given up. */
  readonly attemptMs: number;
  readonly pauseMs: number;
  /** Errors that mean "the database does not answer", as opposed to a fault of ours. */
  readonly isUnavailable: (error: unknown) => boolean;
  /** Resolves when the database answers a ping; rejects when it does not. */
  readonly ping: () => Promise<unknown>;
}

export interface WaitingRoom {
  /** Runs `once`; while the database is away it waits for it and runs `once` again. `once` must be safe to repeat. */
  run<T>(once: () => Promise<T>, gone: () => boolean): Promise<T>;
  readonly waiting: () => number;
  /** How long the oldest command has been without an answer, in ms. */
  readonly oldestMs: () => number;
}

/** Answers within the time or fails as unavailable; what it was waiting for must give up by itself. */
export function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(unavailable('The database took too long. Send again.')), ms);
    // The loser of the race may still fail, and is heard here.
    work.then(resolve, reject).finally(() => clearTimeout(late));
  });
}

/** Commands wait here through a restart of the database: the operator sees "saving…", types on, and nothing is lost. */
export function makeWaitingRoom(rules: Rules): WaitingRoom {
  let waiting = 0;
  const begun = new Set<{ readonly at: number }>();
  let returning: Promise<void> | null = null;

  /** One prober for all: a thousand waiting commands must not be a thousand connection attempts. */
  const untilBack = (): Promise<void> => {
    returning ??= probe().finally(() => {
      returning = null;
    });
    return returning;
  };
  const probe = async (): Promise<void> => {
    for (;;) {
      try {
        await within(rules.attemptMs, rules.ping());
        return;
      } catch {
        if (waiting === 0) return;
        await wait(rules.pauseMs);
      }
    }
  };
  const waitForIt = async (until: number): Promise<void> => {
    if (waiting >= rules.most) throw unavailable('Too many commands wait for the database. Send again.');
    waiting += 1;
    try {
      await within(Math.max(0, until - performance.now()), untilBack());
    } finally {
      waiting -= 1;
    }
  };

  const untilDone = async <T>(once: () => Promise<T>, gone: () => boolean, until: number): Promise<T> => {
    for (;;) {
      try {
        return await within(rules.attemptMs, once());
      } catch (error) {
        if (!rules.isUnavailable(error) || gone() || performance.now() >= until) throw error;
      }
      await waitForIt(until);
    }
  };

  return {
    waiting: () => waiting,
    // A set keeps the order of coming.
    oldestMs: () => performance.now() - (begun.values().next().value?.at ?? performance.now()),
    run: async (once, gone) => {
      const mine = { at: performance.now() };
      begun.add(mine);
      try {
        return await untilDone(once, gone, mine.at + rules.longestMs);
      } finally {
        begun.delete(mine);
      }
    },
  };
}
