import type { KernelContext } from './context.ts';

export interface PulseOptions {
  readonly context: Pick<KernelContext, 'onCommitted' | 'report'>;
  /** Named when a beat fails. */
  readonly what: string;
  /** One beat; may answer in how many milliseconds it wants the next. */
  readonly work: () => Promise<number | undefined>;
  /** The longest rest: other processes commit too, and nobody tells of them. */
  readonly pollMs: number;
  /** After a commit, how long others are waited for, so that a burst costs one beat and not hundreds. */
  readonly gatherMs: number;
  /** Which commits it beats after; left out, all of them. */
  readonly heeds?: (types: readonly string[]) => boolean;
}

export interface Pulse {
  /** A beat at once; resolves when it is over. */
  readonly run: () => Promise<void>;
  /** A beat as soon as may be; however often it is asked for, one. */
  readonly soon: () => void;
  /** Resolves when the last beat is over. */
  readonly close: () => Promise<void>;
}

/** Beats soon after every commit and at least every `pollMs`, one beat after another; a beat that fails does not stop it. */
export function startPulse({ context, what, work, pollMs, gatherMs, heeds }: PulseOptions): Pulse {
  let beating: Promise<void> = Promise.resolve();
  let closed = false;
  let alarm: NodeJS.Timeout | undefined;
  let alarmAt = Number.POSITIVE_INFINITY;

  const arm = (milliseconds: number): void => {
    const at = performance.now() + milliseconds;
    if (closed || at >= alarmAt) return;
    clearTimeout(alarm);
    alarmAt = at;
    alarm = setTimeout(
      () => {
        alarmAt = Number.POSITIVE_INFINITY;
        void run();
      },
      Math.max(0, milliseconds),
    );
  };
  const beat = async (): Promise<void> => {
    let rest = pollMs;
    try {
      rest = Math.min(pollMs, (await work()) ?? pollMs);
    } catch (error) {
      if (!closed) context.report(what, error);
    }
    arm(rest);
  };
  const run = (): Promise<void> => {
    beating = beating.then(beat);
    return beating;
  };
  const unhear = context.onCommitted((types) => {
    if (heeds?.(types) ?? true) arm(gatherMs);
  });
  arm(0);
  return {
    run,
    soon: () => arm(0),
    close: async () => {
      closed = true;
      unhear();
      clearTimeout(alarm);
      await beating;
    },
  };
}
