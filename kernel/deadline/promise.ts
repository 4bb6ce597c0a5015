import type { Role } from '../command/declare.ts';

/** One rung of a ladder: who is told, and how long after the breach. */
export interface Rung {
  readonly to: Role;
  readonly afterSeconds: number;
  /** How they are told: the kernel passes it on. */
  readonly channel?: string | undefined;
  /** Told only while at least so many promises of this kind are broken and not acted on; until then the rung below is told again. */
  readonly groupedFrom?: number | undefined;
}

/**
 * A commitment that runs in the present state of a stream. A pure function of the state returns all of them; one that is
 * no longer returned has been kept, moved or withdrawn.
 */
export interface Promised {
  /** Unique within the stream, e.g. `arrive` or `acknowledge:<assignment id>`. */
  readonly key: string;
  readonly kind: string;
  /** What is promised, in the operator's words. */
  readonly label: string;
  /** Epoch milliseconds. A change of either time makes it another promise, with its steps begun anew. */
  readonly startedAt: number;
  readonly dueAt: number;
  readonly warnAt: number | null;
  /** Warnings before that one, in their order. */
  readonly earlierWarnings?: readonly number[] | undefined;
  readonly ladder: readonly Rung[];
  /** The last rung is told again at this interval until somebody acts. */
  readonly repeatSeconds: number;
  /** Alarm class at breach: A sounds, B is pinned. */
  readonly alarm: 'A' | 'B';
  /** The area whose seats are told. */
  readonly areaId: string | null;
  /** A paused promise keeps its row and fires nothing. */
  readonly paused: boolean;
}

/** What the timer does next. Step 0 is the (last) warning, 1 the breach, 2 and up the rungs and their repeats; −2 and down the earlier warnings. */
export interface Step {
  readonly step: number;
  readonly at: number;
  readonly act: 'warn' | 'breach' | 'escalate';
  /** Index into the ladder for `escalate`; the last one repeats. */
  readonly rung: number;
}

const NOTHING = -1;
const WARN = 0;
const BREACH = 1;

/** The step that follows `done` (−1 = none yet). Null only for an empty ladder after its breach. */
export function nextStep(promise: Promised, done: number): Step | null {
  const early = done < WARN ? promise.earlierWarnings?.[NOTHING - done] : undefined;
  if (early !== undefined) return { step: done - 1, at: early, act: 'warn', rung: 0 };
  if (done < WARN && promise.warnAt !== null && promise.warnAt < promise.dueAt) {
    return { step: WARN, at: promise.warnAt, act: 'warn', rung: 0 };
  }
  if (done < BREACH) return { step: BREACH, at: promise.dueAt, act: 'breach', rung: 0 };
  const rung = done - BREACH;
  return escalation(promise, done + 1, rung);
}

function escalation(promise: Promised, step: number, rung: number): Step | null {
  const last = promise.ladder.length - 1;
  if (last < 0) return null;
  const index = Math.min(rung, last);
  const rungAt = promise.dueAt + (promise.ladder[index]?.afterSeconds ?? 0) * 1000;
  const repeats = Math.max(0, rung - last);
  return { step, at: rungAt + repeats * promise.repeatSeconds * 1000, act: 'escalate', rung: index };
}

/**
 * Of repeats of the last rung that all fell due while nobody ran, only the latest is told: whoever comes back to a room that was dark for
 * a night needs every promise once, not a line for every minute of it.
 */
export function latestRepeat(promise: Promised, step: Step, now: number): Step {
  const lastRungFirstTold = BREACH + promise.ladder.length;
  if (step.step <= lastRungFirstTold) return step;
  const every = promise.repeatSeconds * 1000;
  const missed = Math.max(0, Math.floor((now - step.at) / every));
  return { ...step, step: step.step + missed, at: step.at + missed * every };
}

/** The time at which the timer must look at this promise next; null while paused or exhausted. */
export function nextAt(promise: Promised, done: number): number | null {
  return promise.paused ? null : (nextStep(promise, done)?.at ?? null);
}
