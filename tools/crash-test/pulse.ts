import type { Caller } from '../../journeys/house/caller.ts';

/** When a part was killed, by the machine's monotonic clock. */
export interface Killed {
  readonly what: 'server' | 'database' | 'parent';
  readonly at: number;
}

/** What all writers together see of the outside: when they were acknowledged, and whether anybody was told to sign in. */
export interface Pulse {
  /** The same caller, watched. */
  watch(caller: Caller): Caller;
  readonly acknowledged: () => number;
  readonly signedOut: () => number;
  /** The longest time without an acknowledgement from each kill to the next, in ms; null: the next came before the first. */
  silences(killed: readonly Killed[]): readonly (number | null)[];
}

export function openPulse(): Pulse {
  const times: number[] = [];
  let signedOut = 0;
  return {
    acknowledged: () => times.length,
    signedOut: () => signedOut,
    watch: (caller) => ({
      ...caller,
      send: async (...args) => {
        const answer = await caller.send(...args);
        if (answer.status === 200) times.push(performance.now());
        if (answer.status === 401) signedOut += 1;
        return answer;
      },
    }),
    silences: (killed) =>
      killed.map(({ at }, i) => {
        const until = killed[i + 1]?.at ?? Number.POSITIVE_INFINITY;
        const within = times.filter((time) => time >= at && time < until);
        return within.length === 0 ? null : longestGap([at, ...within]);
      }),
  };
}

function longestGap(times: readonly number[]): number {
  return Math.max(...times.slice(1).map((time, i) => time - (times[i] ?? time)));
}
