/** What all live lines together have been sent and have not read: the server holds it in memory. */
export interface Unread {
  /** A line is about to be sent something and has so much unread. Sheds whoever reads worst when it is too much for all. */
  hold(line: object, bytes: number, shed: () => void): void;
  /** The line is gone, and with it what it had not read. */
  leave(line: object): void;
  readonly bytes: () => number;
}

interface Held {
  readonly bytes: number;
  readonly shed: () => void;
}

/**
 * Each line has a limit of its own, large enough for the largest frame; many that stop reading at once, each below that
 * limit, would still fill the machine. So there is a limit for all, and the one furthest behind goes first.
 */
export function makeUnread(mostBytes: number): Unread {
  const lines = new Map<object, Held>();
  let total = 0;
  const leave = (line: object): void => {
    total -= lines.get(line)?.bytes ?? 0;
    lines.delete(line);
  };
  const shedWorst = (): void => {
    const [worst] = [...lines].toSorted(([, a], [, b]) => b.bytes - a.bytes);
    if (worst === undefined) return;
    leave(worst[0]);
    worst[1].shed();
  };
  return {
    leave,
    bytes: () => total,
    hold: (line, bytes, shed) => {
      leave(line);
      if (bytes === 0) return;
      lines.set(line, { bytes, shed });
      total += bytes;
      if (total > mostBytes) shedWorst();
    },
  };
}
