import { createHash } from 'node:crypto';
import type { Random } from '../exercise/random.ts';
import type { Time } from './time.ts';

/** How a disk may be: `lying` says that it has written what it has not. No database survives that; the judge must see it. */
export interface DiskFaults {
  readonly syncFails: number;
  readonly lying: boolean;
}

/** An append-only file in memory: what is not synced may be lost at a crash, in whole or within a record. */
export class Disk {
  private synced = '';
  private unsynced = '';
  private readonly time: Time;
  private readonly random: Random;
  private readonly faults: DiskFaults;

  constructor(time: Time, random: Random, faults: DiskFaults) {
    this.time = time;
    this.random = random;
    this.faults = faults;
  }

  append(record: unknown): void {
    const text = JSON.stringify(record);
    this.unsynced += `${sumOf(text)} ${text}\n`;
  }

  /** False: it failed, and nobody knows what of it was written: whoever asked must stop and read again. */
  async sync(): Promise<boolean> {
    await this.time.pause(this.random.between([1, 15]));
    if (this.random.chance(this.faults.syncFails)) return false;
    if (this.faults.lying && this.random.chance(0.5)) return true;
    this.synced += this.unsynced;
    this.unsynced = '';
    return true;
  }

  crash(): void {
    this.synced += this.unsynced.slice(0, Math.floor(this.random.between([0, this.unsynced.length + 1])));
    this.unsynced = '';
  }

  /** Every whole record; what follows the first torn one is cut off. */
  recover(): readonly unknown[] {
    const records: unknown[] = [];
    let length = 0;
    for (const line of this.synced.split('\n')) {
      const text = line.slice(line.indexOf(' ') + 1);
      if (line === '' || sumOf(text) !== line.slice(0, line.indexOf(' '))) break;
      records.push(JSON.parse(text));
      length += line.length + 1;
    }
    this.synced = this.synced.slice(0, length);
    // A last record without its end would run into the next.
    if (this.synced.length < length) this.synced += '\n';
    return records;
  }
}

function sumOf(text: string): string {
  return createHash('sha1').update(text).digest('hex').slice(0, 8);
}
