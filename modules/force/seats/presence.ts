import type { Clock } from '../../../kernel/index.ts';

/** A lost connection is not a sign-off: so long after it a person still counts as being there (DESIGN: desks own). */
const GRACE_MS = 120_000;

/** Who is connected now. Not in the log: after a restart everybody counts as there for the grace, until they have come back. */
export interface Presence {
  opened(accountId: string): void;
  closed(accountId: string): void;
  connected(accountId: string): boolean;
}

export function makePresence(clock: Clock): Presence {
  const startedAt = clock.now();
  const open = new Map<string, number>();
  const lostAt = new Map<string, number>();
  return {
    opened: (accountId) => {
      open.set(accountId, (open.get(accountId) ?? 0) + 1);
    },
    closed: (accountId) => {
      const left = (open.get(accountId) ?? 0) - 1;
      if (left > 0) {
        open.set(accountId, left);
        return;
      }
      open.delete(accountId);
      lostAt.set(accountId, clock.now());
    },
    connected: (accountId) => open.has(accountId) || clock.now() - (lostAt.get(accountId) ?? startedAt) < GRACE_MS,
  };
}
