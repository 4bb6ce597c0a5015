import type { Authorise } from './authorise/authorise.ts';
import type { Convoy } from './command/convoy.ts';
import type { Role } from './command/declare.ts';
import type { KeptFolds } from './log/kept-folds.ts';
import type { Db } from './log/schema.ts';
import type { Registry } from './registry.ts';

/** The one clock of the kernel: epoch milliseconds. Tests and exercises put their own here; SQL's `now()` is never asked. */
export interface Clock {
  now(): number;
  /** How many of its milliseconds pass in one of the machine's; left out, one. Exercises run faster. */
  readonly speed?: number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** The clock of an exercise: it stood at `startsAt` when the machine's showed `begunAt`, and runs `speed` times as fast. */
export interface ExerciseTime {
  readonly speed: number;
  readonly startsAt: number;
  readonly begunAt: number;
}

/** Two processes of one machine with the same three numbers read the same time, also after a restart. */
export function speededClock({ speed, startsAt, begunAt }: ExerciseTime): Clock {
  return { speed, now: () => Math.round(startsAt + (Date.now() - begunAt) * speed) };
}

/** The seats that carry a role for an area (or for all), and at which somebody sits and is connected. */
export type OccupiedSeats = (role: Role, areaId: string | null) => Promise<readonly string[]>;

/** What every part of the kernel stands on. */
export interface KernelContext {
  readonly db: Db;
  readonly registry: Registry;
  readonly authorise: Authorise;
  readonly clock: Clock;
  /** The version of the force pack in force. */
  readonly packVersion: () => string;
  readonly occupiedSeats: OccupiedSeats;
  /**
   * Brings what this process holds in memory up to events of these types, before the feed makes rows of them (SPEC 6.9); left out: it
   * holds nothing.
   */
  readonly comeAbreast?: ((types: readonly string[]) => Promise<void>) | undefined;
  /** Reads streams for rules and promises. */
  readonly folds: KeptFolds;
  /** Writes what commands have decided. */
  readonly convoy: Convoy;
  /** Tells timer, feed and reactions that the log has grown by events of these types. */
  readonly committed: (types: readonly string[]) => void;
  /** Hears of it; answers how to stop hearing. */
  readonly onCommitted: (listener: (types: readonly string[]) => void) => () => void;
  /** Where a fault goes that nobody waits for. */
  readonly report: (what: string, error: unknown) => void;
}
