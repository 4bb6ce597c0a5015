import { sql } from 'kysely';
import type { KernelContext } from '../context.ts';
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
  /** When the timer last finished looking, epoch milliseconds of the machine's clock: old means it hangs. */
  readonly lookedAt: () => number;
  readonly close: () => Promise<void>;
}

/** Starts the timer on the least due time of all promises (SPEC 5). Several may run on one database. */
export function startTimer(context: KernelContext, options: TimerOptions = {}): Timer {
  const ticking = new Ticking(context, { pollMs: 1_000, restMs: 5_000, ...options });
  ticking.start();
  return { runDue: () => ticking.run(), lookedAt: () => ticking.lookedAt, close: () => ticking.close() };
}

class Ticking {
  lookedAt = Date.now();
  private readonly context: KernelContext;
  private readonly options: Required<TimerOptions>;
  /** Promises that could not be fired, and until when they rest (machine time, ms): the others go on without them. */
  private readonly resting = new Map<string, number>();
  private running: Promise<unknown> = Promise.resolve();
  private queued = false;
  private closed = false;
  private alarm: NodeJS.Timeout | undefined;
  private unhear: () => void = () => undefined;

  constructor(context: KernelContext, options: Required<TimerOptions>) {
    this.context = context;
    this.options = options;
  }

  start(): void {
    this.unhear = this.context.onCommitted(() => this.wake());
    this.wake();
  }

  async close(): Promise<void> {
    this.closed = true;
    this.unhear();
    clearTimeout(this.alarm);
    await this.running;
  }

  private wake(): void {
    if (this.queued || this.closed) return;
    this.queued = true;
    void this.run().then(
      () => this.sleep(),
      (error: unknown) => {
        this.context.report('the deadline timer', error);
        this.rest(this.options.pollMs);
      },
    );
  }

  /** One run after another, so that two never race in one process. */
  run(): Promise<number> {
    const run = this.running.then(() => {
      this.queued = false;
      return this.fireAll();
    });
    this.running = run.catch(() => undefined);
    return run;
  }

  private async fireAll(): Promise<number> {
    let fired = 0;
    while (!this.closed) {
      const due = await this.nextDue();
      if (due === null) break;
      if (await this.fired(due)) fired += 1;
    }
    this.lookedAt = Date.now();
    return fired;
  }

  private async fired(due: Due): Promise<boolean> {
    try {
      return await fire(this.context, due);
    } catch (error) {
      this.resting.set(due.id, performance.now() + this.options.restMs);
      this.context.report(`deadline ${due.id} could not be fired`, error);
      return false;
    }
  }

  /** The promise whose next step came due first; ties in a stable order. */
  private async nextDue(): Promise<Due | null> {
    const due = await this.waiting()
      .select(['id', 'stream', 'key'])
      .where('next_at', '<=', this.context.clock.now())
      .orderBy('next_at')
      .orderBy('due_at')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst();
    return due ?? null;
  }

  private waiting() {
    const now = performance.now();
    for (const [id, until] of this.resting) if (until <= now) this.resting.delete(id);
    const all = this.context.db.selectFrom('kernel.deadline').where('next_at', 'is not', null);
    return this.resting.size === 0
      ? all
      : all.where('id', '<>', sql<string>`ALL (${[...this.resting.keys()]}::text[])`);
  }

  private async sleep(): Promise<void> {
    const least = await this.waiting()
      .select((of) => of.fn.min('next_at').as('at'))
      .executeTakeFirst()
      .catch(() => undefined);
    const at = least?.at ?? null;
    this.rest(at === null ? this.options.pollMs : Math.min(this.options.pollMs, at - this.context.clock.now()));
  }

  private rest(milliseconds: number): void {
    if (this.closed) return;
    clearTimeout(this.alarm);
    this.alarm = setTimeout(() => this.wake(), Math.max(1, milliseconds));
  }
}
