import { readFileSync } from 'node:fs';
import type { Clock } from './context.ts';

/** Where a clock stood, and what the machine's steady count (CLOCK_MONOTONIC) said then: the same for all its processes. */
export interface Anchor {
  readonly at: number;
  readonly steadyMs: number;
}

export interface SteadyClock extends Clock {
  /** How far the machine's clock is ahead of this one, in ms: more than two seconds after it was set. */
  readonly heldMs: () => number;
  /** For another process that shall go on with the same time. */
  readonly anchor: () => Anchor;
}

interface Sources {
  readonly anchor?: Anchor | null;
  readonly wall?: () => number;
  readonly steady?: () => number;
  /** Milliseconds since the machine was started, sleep included; null where the system does not tell. */
  readonly sinceBoot?: () => number | null;
  /** Told once of each jump that is not followed, with its length in ms. */
  readonly onJump?: (ms: number) => void;
}

/** Up to here clocks drift and are drawn back; what is more was set by somebody or something. */
const JUMP_MS = 2_000;
/** A second is never longer or shorter than this share, however much has to be made up. */
const SLEW = 0.01;

/**
 * The machine's clock without its jumps. Promises are instants: were the clock set by an hour, an hour of them would breach at once,
 * or come an hour late, and sessions would all end, or go on. So time passes here as it passes, drift is made up little by
 * little, and a jump is reported but not followed until the next start. Sleep is no jump: then the time has really passed.
 */
export function steadyClock(sources: Sources = {}): SteadyClock {
  const { wall = Date.now, steady = steadyMs, sinceBoot = bootMs, onJump } = sources;
  let at = sources.anchor?.at ?? wall();
  let since = sources.anchor?.steadyMs ?? steady();
  let asleepBefore = asleep(steady(), sinceBoot());
  let judged = 0;
  const advance = (): number => {
    const now = steady();
    const passed = now - since;
    at += passed;
    since = now;
    const off = wall() - at;
    if (Math.abs(off) <= JUMP_MS) {
      const most = passed * SLEW;
      at += Math.max(-most, Math.min(most, off));
      judged = 0;
    } else if (Math.abs(off - judged) > JUMP_MS) judge(off, now);
    return off;
  };
  const judge = (off: number, now: number): void => {
    const slept = asleep(now, sinceBoot()) - asleepBefore;
    asleepBefore += slept;
    if (slept > JUMP_MS && Math.abs(off - slept) <= JUMP_MS) {
      at += off;
      return;
    }
    judged = off;
    onJump?.(off);
  };
  return {
    now: () => {
      advance();
      return Math.round(at);
    },
    heldMs: () => {
      const off = advance();
      return Math.abs(off) > JUMP_MS ? off : 0;
    },
    anchor: () => {
      advance();
      return { at, steadyMs: since };
    },
  };
}

function asleep(steadyNow: number, boot: number | null): number {
  return boot === null ? 0 : boot - steadyNow;
}

function steadyMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

function bootMs(): number | null {
  try {
    return Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]) * 1_000;
  } catch {
    return null;
  }
}
