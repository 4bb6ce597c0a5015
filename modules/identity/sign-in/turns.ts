/**
 * Password hashes are dear on purpose: a flood of them would take the processor from the calls. So few are made at once,
 * sources take turns, and only a source that has too many waiting is told to slow down.
 */
export function makeTurns({
  atOnce,
  waitingPerSource,
}: {
  readonly atOnce: number;
  readonly waitingPerSource: number;
}) {
  const waiting = new Map<string, (() => void)[]>();
  let running = 0;

  function next(): void {
    const first = waiting.entries().next().value;
    if (first === undefined || running >= atOnce) return;
    const [source, queue] = first;
    const start = queue.shift();
    // To the end of the round, so that one busy source waits for all others between two of its own.
    waiting.delete(source);
    if (queue.length > 0) waiting.set(source, queue);
    running += 1;
    start?.();
  }

  return {
    /** The outcome of `work` when its turn has come; null at once when this source has too many waiting already. */
    async take<T>(source: string, work: () => Promise<T>): Promise<T | null> {
      const queue = waiting.get(source) ?? [];
      if (queue.length >= waitingPerSource) return null;
      const turn = new Promise<void>((start) => queue.push(start));
      waiting.set(source, queue);
      next();
      await turn;
      try {
        return await work();
      } finally {
        running -= 1;
        next();
      }
    },
  };
}

export type Turns = ReturnType<typeof makeTurns>;
