import { setTimeout as wait } from 'node:timers/promises';

/** Asks `/readyz` again and again. */
export interface Readiness {
  /** When it first said no, in ms from the beginning of the watch; null: it never has. */
  readonly firstRedMs: () => number | null;
  /** Answers when it has said no since it was last asked for. */
  untilRed(): Promise<void>;
  untilReady(): Promise<void>;
  stop(): void;
}

const LOOK_MS = 20;

export function watchReadiness(url: string): Readiness {
  const begun = performance.now();
  let firstRed: number | null = null;
  let reds = 0;
  let ready = true;
  let over = false;
  const look = async (): Promise<void> => {
    while (!over) {
      const answer = await fetch(`${url}/readyz`).catch(() => null);
      await answer?.arrayBuffer().catch(() => undefined);
      ready = answer?.ok === true;
      if (!ready) {
        reds += 1;
        firstRed ??= performance.now() - begun;
      }
      await wait(LOOK_MS);
    }
  };
  void look();
  const until = async (reached: () => boolean): Promise<void> => {
    while (!reached()) await wait(LOOK_MS);
  };
  return {
    firstRedMs: () => firstRed,
    untilRed: async () => {
      await until(() => reds > 0);
      reds = 0;
    },
    untilReady: () => until(() => ready),
    stop: () => {
      over = true;
    },
  };
}
