import type { Clock } from '../../kernel/index.ts';

/** Who is connected. A lost connection is not a sign-off: it counts for two minutes more (DESIGN: desks own, people act). */
export interface Presence {
  /** The server takes over, perhaps long after its process began as a spare: the grace for everybody runs from here. */
  begin(): void;
  /** A live connection opens; call the answer when it closes. */
  connect(accountId: string): () => void;
  /** A sign of life without a connection, as scripts and phones give. */
  touch(accountId: string): void;
  /** Signed out: present no longer, whatever the grace. */
  leave(accountId: string): void;
  isPresent(accountId: string): boolean;
  count(): number;
}

export const GRACE_MS = 120_000;

/** Nobody is known after a restart of the server, though nobody has left: all are present for the first two minutes. */
export function makePresence(clock: Clock): Presence {
  const open = new Map<string, number>();
  const seenAt = new Map<string, number>();
  const left = new Set<string>();
  let startedAt = clock.now();
  const seen = (accountId: string): void => {
    left.delete(accountId);
    seenAt.set(accountId, clock.now());
  };
  return {
    begin: () => {
      startedAt = clock.now();
    },
    connect: (accountId) => {
      seen(accountId);
      open.set(accountId, (open.get(accountId) ?? 0) + 1);
      let closed = false;
      return () => {
        if (closed) return;
        closed = true;
        const rest = (open.get(accountId) ?? 1) - 1;
        if (rest > 0) open.set(accountId, rest);
        else open.delete(accountId);
        if (!left.has(accountId)) seen(accountId);
      };
    },
    touch: seen,
    leave: (accountId) => {
      seenAt.delete(accountId);
      left.add(accountId);
    },
    isPresent: (accountId) => {
      if (open.has(accountId)) return true;
      const last = seenAt.get(accountId) ?? (left.has(accountId) ? Number.NEGATIVE_INFINITY : startedAt);
      return clock.now() - last < GRACE_MS;
    },
    count: () => open.size,
  };
}
