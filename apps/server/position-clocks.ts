import type { Clock } from '../../kernel/index.ts';

/** How far the machine of somebody at a position is from the server's time, as that machine measured it. */
interface PositionClock {
  readonly name: string;
  readonly seatName: string | null;
  /** Server time minus the machine's; positive: the machine is slow. */
  readonly offsetMs: number;
  /** When it was measured, by the server's time. */
  readonly at: number;
}

/** Like presence it is memory and no record: measured at every connection and each minute after; who is silent is forgotten. */
export interface PositionClocks {
  say(accountId: string, measured: Omit<PositionClock, 'at'>): void;
  /** Whose clock drifts most comes first. */
  list(): readonly PositionClock[];
}

export const FORGOTTEN_MS = 300_000;

export function makePositionClocks(clock: Clock): PositionClocks {
  const said = new Map<string, PositionClock>();
  return {
    say: (accountId, measured) => {
      said.set(accountId, { ...measured, at: clock.now() });
    },
    list: () => {
      const since = clock.now() - FORGOTTEN_MS;
      for (const [id, { at }] of said) if (at < since) said.delete(id);
      return [...said.values()].toSorted(
        (a, b) => Math.abs(b.offsetMs) - Math.abs(a.offsetMs) || a.name.localeCompare(b.name),
      );
    },
  };
}
