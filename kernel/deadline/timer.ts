import { sql } from 'kysely';
import type { KernelContext } from '../context.ts';
import { lanesOf } from '../db/pool.ts';
import { lastPosition } from '../log/read.ts';
import { type Pulse, startPulse } from '../pulse.ts';
import { type Due, fire } from './fire.ts';

export interface TimerOptions {
  /** The table is looked at this often whatever else happens: other processes make promises too. */
  readonly pollMs?: number;
  /** How long a promise that cannot be fired rests before it is tried again. */
  readonly restMs?: number;
}

export interface Timer {
  /** Does everything that is due now; resolves to the number of steps done. */
  readonly runDue: () => Promise<number>;
  /** How long ago the timer last finished looking, in milliseconds of the machine: long means that it hangs. */
  readonly sinceLookMs: () => number;
  readonly close: () => Promise<void>;
}

/** Starts the timer on the least due time of all promises (SPEC 5). Several may run on one database. */
export function startTimer(context: KernelContext, options: TimerOptions = {}): Timer {
  const ticking = new Ticking(
    { ...context, db: lanesOf(context.db).watch },
    { pollMs: 1_000, restMs: 5_000, ...options },
  );
  return {
    runDue: () => ticking.run(),
    sinceLookMs: () => performance.now() - ticking.lookedAt,
    close: () => ticking.close(),
  };
}

/** Far below the 250 ms within which a step is due to stand in the log. */
const GATHER_MS = 40;

class Ticking {
  lookedAt = performance.now();
  private fired = 0;
  private readonly context: KernelContext;
  private readonly restMs: number;
  /** Promises that could not be fired, and until when they rest (machine time, ms): the others go on without them. */
  private readonly resting = new Map<string, number>();
  private readonly pulse: Pulse;
  private closed = false;

  constructor(context: KernelContext, { pollMs, restMs }: Required<TimerOptions>) {
    this.context = context;
    this.restMs = restMs;
    const work = () => this.fireAll();
    this.pulse = startPulse({ context, what: 'the deadline timer', work, pollMs, gatherMs: GATHER_MS });
  }

  async run(): Promise<number> {
    const before = this.fired;
    await this.pulse.run();
    return this.fired - before;
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.pulse.close();
  }

  /** One step after another, in due order, until nothing is due; answers in how many milliseconds something will be. */
  private async fireAll(): Promise<number | undefined> {
    while (!this.closed) {
      const least = await this.leastDue();
      this.lookedAt = performance.now();
      if (least === undefined) return undefined;
      const wait = (least.next_at ?? 0) - this.context.clock.now();
      if (wait > 0) return wait / (this.context.clock.speed ?? 1);
      await this.fire(least);
    }
    return undefined;
  }

  private async fire(due: Due): Promise<void> {
    try {
      if (await fire(this.context, due)) this.fired += 1;
    } catch (error) {
      // When it is the database that is away, this throws, and nothing rests: the order of what is due is kept.
      await lastPosition(this.context.db);
      this.resting.set(due.id, performance.now() + this.restMs);
      this.context.report(`deadline ${due.id} could not be fired`, error);
    }
  }

  /** The promise whose next step comes first; ties in a stable order. */
  private async leastDue(): Promise<Due | undefined> {
    const now = performance.now();
    for (const [id, until] of this.resting) if (until <= now) this.resting.delete(id);
    const waiting = this.context.db
      .selectFrom('kernel.deadline')
      .select(['id', 'stream', 'key', 'next_at'])
      .where('next_at', 'is not', null)
      .where('id', '<>', sql<string>`ALL (${[...this.resting.keys()]}::text[])`);
    return waiting.orderBy('next_at').orderBy('due_at').orderBy('id').limit(1).executeTakeFirst();
  }
}
