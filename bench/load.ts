/** What came of a load. */
export interface Load {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly count: number;
}

export function summed(latenciesMs: readonly number[], seconds: number): Load {
  return {
    count: latenciesMs.length,
    perSecond: latenciesMs.length / seconds,
    p50: quantile(latenciesMs, 0.5),
    p99: quantile(latenciesMs, 0.99),
  };
}

/**
 * How many for each second of processor time, without what other work took of it. Null when that was more than half: then the
 * difference is noise, and a number divided by it may be anything, also negative.
 */
export function perCoreSecond(count: number, usedSeconds: number, restSeconds: number): number | null {
  const left = usedSeconds - restSeconds;
  return left > usedSeconds / 2 ? count / left : null;
}

/** The least value that this share of all does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Each client sends its next when the last is answered: shows how much can be done, and flatters latency. */
export async function closedLoop(
  clients: number,
  seconds: number,
  once: (client: number) => Promise<void>,
): Promise<Load> {
  const latencies: number[] = [];
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1000;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let at = performance.now(); at < endsAt; ) {
        await once(client);
        const now = performance.now();
        latencies.push(now - at);
        at = now;
      }
    }),
  );
  return summed(latencies, (performance.now() - startedAt) / 1000);
}

/**
 * Sends at the intended times whatever becomes of those before, and counts from the intended time: what waited because the
 * server was slow is counted as waiting (coordinated omission). `times` are milliseconds from the start.
 */
export async function openLoop(times: readonly number[], once: (n: number) => Promise<void>): Promise<Load> {
  const latencies: number[] = [];
  const startedAt = performance.now();
  const running: Promise<void>[] = [];
  for (const [n, time] of times.entries()) {
    const intended = startedAt + time;
    const early = intended - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    running.push(
      once(n).then(() => {
        latencies.push(performance.now() - intended);
      }),
    );
  }
  await Promise.all(running);
  return summed(latencies, (performance.now() - startedAt) / 1000);
}
