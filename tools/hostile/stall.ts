import type { Target } from './server.ts';

const lag = /^trefoil_nodejs_eventloop_lag_max_seconds ([\d.e+-]+)$/m;

/**
 * The longest that the event loop of the server stood since this was asked last, in milliseconds: its own measure (perf_hooks
 * monitorEventLoopDelay), which begins anew each time it is read.
 */
export async function longestStall({ privateUrl }: Target): Promise<number> {
  const text = await (await fetch(`${privateUrl}/metrics`)).text();
  const seconds = lag.exec(text)?.[1];
  if (seconds === undefined) throw new Error('the server does not say how long its event loop stood');
  return Math.round(Number(seconds) * 1000);
}
