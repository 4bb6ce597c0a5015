import type { Fix, Moment } from './recording.ts';

/** How many times faster than the clock on the wall a recording is shown. */
export const speeds = [1, 10, 60, 300, 600] as const;

/** Which moment stands at a time: the last at or before it, or the first. */
export function momentAt(moments: readonly Moment[], at: number): number {
  let [low, high] = [0, moments.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((moments[middle]?.at ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * Where the units are between two moments: on the straight line between two reports, for the eye. Whoever is not in the next
 * moment stays where they were last reported.
 */
export function fixesAt(moments: readonly Moment[], at: number): ReadonlyMap<string, Fix> {
  const index = momentAt(moments, at);
  const [now, next] = [moments[index], moments[index + 1]];
  if (now === undefined) return new Map();
  if (next === undefined || at <= now.at) return now.fixes;
  const share = (at - now.at) / (next.at - now.at);
  return new Map([...now.fixes].map(([id, fix]) => [id, between(fix, next.fixes.get(id) ?? fix, share)]));
}

function between(from: Fix, to: Fix, share: number): Fix {
  if (from === to) return from;
  const on = (a: number, b: number): number => a + (b - a) * share;
  return { lon: on(from.lon, to.lon), lat: on(from.lat, to.lat), at: on(from.at, to.at) };
}
