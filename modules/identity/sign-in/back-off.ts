/**
 * Brute force is slowed per account *and* source, never per account or for all: a control room must not be lockable from
 * outside, nor by somebody at another desk (ASVS 6.3.1). The longest wait is a minute, it only meets who has failed just now,
 * open sessions never ask here, and passkeys are not guessable and do not ask either.
 */
export interface Failures {
  readonly count: number;
  readonly lastAt: number;
}

const FREE_FAILURES = 5;
const FORGIVEN_EVERY_MS = 60_000;
const LONGEST_WAIT_MS = 60_000;
const NOTED_EVERY_MS = 60_000;

/** How long this source must wait before it may try this account again, in milliseconds; 0: now. */
function waitMs(failures: Failures | undefined, now: number): number {
  if (failures === undefined) return 0;
  const count = standing(failures, now);
  if (count < FREE_FAILURES) return 0;
  const wait = Math.min(LONGEST_WAIT_MS, 2 ** Math.min(10, count - FREE_FAILURES + 1) * 1000);
  return Math.max(0, failures.lastAt + wait - now);
}

/** One more attempt, counted before its answer is known: attempts sent side by side are counted each. */
function attempted(failures: Failures | undefined, now: number): Failures {
  return { count: (failures === undefined ? 0 : standing(failures, now)) + 1, lastAt: now };
}

/** Failures not yet forgiven. */
function standing(failures: Failures, now: number): number {
  return Math.max(0, failures.count - Math.floor(Math.max(0, now - failures.lastAt) / FORGIVEN_EVERY_MS));
}

/** Remembers failures in memory: a restart only forgives. Holds at most so many pairs; the oldest gives way. */
export function makeBackOff(most = 50_000) {
  const failures = new Map<string, Failures>();
  const noted = new Map<string, number>();
  return {
    /** Milliseconds to wait; 0 lets the attempt through and counts it until `succeeded`. */
    ask(name: string, source: string, now: number): number {
      const key = keyOf(name, source);
      const wait = waitMs(failures.get(key), now);
      if (wait > 0) return wait;
      const next = attempted(failures.get(key), now);
      failures.delete(key);
      failures.set(key, next);
      if (failures.size > most) failures.delete(failures.keys().next().value ?? key);
      return 0;
    },
    /** True once a minute for each source that is turned away. */
    isWorthNoting(source: string, now: number): boolean {
      const last = noted.get(source);
      if (last !== undefined && now - last < NOTED_EVERY_MS) return false;
      noted.delete(source);
      noted.set(source, now);
      if (noted.size > most) noted.delete(noted.keys().next().value ?? source);
      return true;
    },
    succeeded(name: string, source: string): void {
      failures.delete(keyOf(name, source));
    },
  };
}

export type BackOff = ReturnType<typeof makeBackOff>;

function keyOf(name: string, source: string): string {
  return JSON.stringify([name.slice(0, 100), source.slice(0, 100)]);
}
