import type { Random } from '../exercise/random.ts';
import type { Time } from './time.ts';

export interface NetworkFaults {
  /** Share of messages that never arrive. */
  readonly lost: number;
  /** Share that arrive twice, the second time much later. */
  readonly doubled: number;
  /** A message takes so many milliseconds, each its own: they overtake each other. */
  readonly delayMs: readonly [number, number];
}

/** Between one client and the server. */
export class Network {
  /** Nothing passes, in either direction. */
  isCut = false;
  private readonly time: Time;
  private readonly random: Random;
  private readonly faults: NetworkFaults;
  private isHealed = false;

  constructor(time: Time, random: Random, faults: NetworkFaults) {
    this.time = time;
    this.random = random;
    this.faults = faults;
  }

  heal(): void {
    this.isHealed = true;
    this.isCut = false;
  }

  /** Carries one message: arrives once, twice, late or never. */
  carry(arrive: () => void): void {
    const { delayMs, doubled } = this.faults;
    if (this.loses()) return;
    this.time.later(this.random.between(delayMs), arrive);
    if (!this.isHealed && this.random.chance(doubled)) this.time.later(this.random.between([1_000, 60_000]), arrive);
  }

  loses(): boolean {
    return this.isCut || (!this.isHealed && this.random.chance(this.faults.lost));
  }

  delay(): number {
    return this.random.between(this.faults.delayMs);
  }
}
