import FlatQueue from 'flatqueue';

/** The only clock of a simulation: nothing passes but what is waited for. */
export class Time {
  now: number;
  private readonly queue = new FlatQueue<() => void>();
  /** Of two things at the same moment the one that was planned first comes first. */
  private planned = 0;
  private readonly startsAt: number;

  constructor(startsAt: number) {
    this.now = startsAt;
    this.startsAt = startsAt;
  }

  later(ms: number, act: () => void): void {
    // Millionths of a millisecond keep the order; counted from the start, so that a number still tells them apart.
    const at = this.now - this.startsAt + Math.max(0, Math.round(ms));
    this.queue.push(act, at + (this.planned++ % 1_000_000) / 1_000_000);
  }

  pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.later(ms, resolve));
  }

  /** One thing after another, each with everything that follows from it at once. */
  async runUntil(end: number): Promise<void> {
    for (;;) {
      const at = this.queue.peekValue();
      if (at === undefined || this.startsAt + at > end) break;
      const act = this.queue.pop();
      this.now = this.startsAt + Math.floor(at);
      act?.();
      await settled();
    }
    this.now = end;
  }
}

/** Until every promise that can go on has gone on. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
