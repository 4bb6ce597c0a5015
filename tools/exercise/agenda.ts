import type { Clock } from '../../kernel/index.ts';

/** What the players of an exercise do when, by its clock. */
export interface Agenda {
  now(): number;
  /** The exercise begins now: what is planned counts from here. */
  begin(): void;
  /** Milliseconds of the exercise since it began. */
  since(): number;
  readonly over: () => boolean;
  /** Does `work` so many milliseconds after the beginning; a failure stops nobody else. */
  at(sinceMs: number, work: () => Promise<void> | void): void;
  /** The same, so many seconds from now. */
  in(seconds: number, work: () => Promise<void> | void): void;
  /** Again and again, never twice at once. */
  every(seconds: number, work: () => Promise<void> | void): void;
  /** Resolves so many exercise seconds later; never, once the exercise is over. */
  pause(seconds: number): Promise<void>;
  /** Nothing begins from here on. */
  end(): void;
}

export function makeAgenda(clock: Clock, fail: (error: unknown) => void): Agenda {
  const speed = clock.speed ?? 1;
  const timers = new Set<NodeJS.Timeout>();
  let over = false;
  let begunAt = clock.now();

  const later = (ms: number, act: () => void): void => wake(clock.now() + ms, act);
  /** A clock that was slower than its speed is waited for. */
  const wake = (dueAt: number, act: () => void): void => {
    if (over) return;
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        if (dueAt - clock.now() < speed) act();
        else wake(dueAt, act);
      },
      Math.max(0, (dueAt - clock.now()) / speed),
    );
    timers.add(timer);
  };
  const run = (work: () => Promise<void> | void): Promise<void> =>
    Promise.resolve()
      .then(work)
      .catch((error: unknown) => {
        if (!(error instanceof Over)) fail(error);
      });
  const every = (seconds: number, work: () => Promise<void> | void): void => {
    later(seconds * 1000, () => void run(work).then(() => every(seconds, work)));
  };
  return {
    now: () => clock.now(),
    over: () => over,
    begin: () => {
      begunAt = clock.now();
    },
    since: () => clock.now() - begunAt,
    at: (sinceMs, work) => later(begunAt + sinceMs - clock.now(), () => void run(work)),
    in: (seconds, work) => later(seconds * 1000, () => void run(work)),
    every,
    pause: (seconds) => new Promise((resolve) => later(seconds * 1000, resolve)),
    end: () => {
      over = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

/** Whoever wants to do something after the end is told so: no fault. */
export class Over extends Error {}
