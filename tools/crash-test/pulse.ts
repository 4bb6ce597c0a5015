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
  silences(killed: readonly Killed[]): readonly Silence[];
}

/** The longest time without an acknowledgement that began after a kill and before the next. */
export interface Silence {
  readonly ms: number;
  /** Whether the next kill fell into it: then it is the work of both. */
  readonly overtaken: boolean;
}

export function openPulse(now: () => number = () => performance.now()): Pulse {
  const times: number[] = [];
  let signedOut = 0;
  return {
    acknowledged: () => times.length,
    signedOut: () => signedOut,
    watch: (caller) => ({
      ...caller,
      send: async (...args) => {
        const answer = await caller.send(...args);
        if (answer.status === 200) times.push(now());
        if (answer.status === 401) signedOut += 1;
        return answer;
      },
    }),
    silences: (killed) =>
      killed.map(({ at }, i) => silenceOf(times, at, killed[i + 1]?.at ?? Number.POSITIVE_INFINITY)),
  };
}

function silenceOf(times: readonly number[], at: number, next: number): Silence {
  let longest: Silence = { ms: 0, overtaken: false };
  let since = at;
  for (const time of times) {
    if (time < at) continue;
    if (time - since > longest.ms) longest = { ms: time - since, overtaken: time > next };
    if (time >= next) break;
    since = time;
  }
  return longest;
}
