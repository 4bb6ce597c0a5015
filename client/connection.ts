import type { Told } from './hub.ts';

/**
 * How we stand with the server. `since` is our own clock: the last moment we heard it. `skewMs` is how far our clock is behind
 * the server's, 0 as long as it does not matter.
 */
export type Connection =
  | { readonly state: 'connecting' }
  | { readonly state: 'live'; readonly lagMs: number; readonly notice: string | null; readonly skewMs: number }
  | { readonly state: 'alone'; readonly since: number }
  | { readonly state: 'ended'; readonly reason: string };

export interface ConnectionWatch {
  hear(told: Told): void;
  /** To be called about once a second. */
  check(): void;
  now(): Connection;
  /** Server time minus our own. */
  offsetMs(): number;
  onChange(listener: () => void): () => void;
}

/** Beats come each second: after three missed we are alone, and say so. */
const SILENCE_MS = 3_500;
const SAMPLES = 20;
/** From here on people would notice times that do not agree. */
const SKEW_MS = 2_000;

/**
 * Watches the beats. The clock offset is the largest of the last samples: a beat can only be late, never early, so the
 * largest difference is the one that travelled fastest.
 */
export function watchConnection(clock: () => number): ConnectionWatch {
  const listeners = new Set<() => void>();
  const samples: number[] = [];
  const began = clock();
  let heardAt: number | null = null;
  let connection: Connection = { state: 'connecting' };

  function become(next: Connection): void {
    connection = next;
    for (const listener of listeners) listener();
  }

  function check(): void {
    if (connection.state === 'ended') return;
    const since = heardAt ?? began;
    if (connection.state !== 'alone' && clock() - since > SILENCE_MS) become({ state: 'alone', since });
  }

  return {
    check,
    hear(told) {
      if (told.tell === 'ended') return become({ state: 'ended', reason: told.reason });
      if (told.tell !== 'heard') return;
      heardAt = clock();
      samples.push(told.serverTime - told.at);
      if (samples.length > SAMPLES) samples.shift();
      const offsetMs = Math.max(...samples);
      const lagMs = Math.max(0, offsetMs - (told.serverTime - told.at));
      const skewMs = Math.abs(offsetMs) > SKEW_MS ? offsetMs : 0;
      const next: Connection = { state: 'live', lagMs, skewMs, notice: told.notice ?? null };
      if (looksOtherwise(connection, next)) become(next);
    },
    now: () => connection,
    offsetMs: () => (samples.length === 0 ? 0 : Math.max(...samples)),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Whether a person would see a difference. */
function looksOtherwise(before: Connection, next: Connection): boolean {
  if (before.state !== 'live' || next.state !== 'live') return true;
  const steps = (one: typeof before) => [one.lagMs / 100, one.skewMs / 1_000].map(Math.round).join();
  return steps(before) !== steps(next) || before.notice !== next.notice;
}
