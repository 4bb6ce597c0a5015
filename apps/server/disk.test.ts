import { afterEach, expect, test, vi } from 'vitest';
import { isDatabaseAway } from './database-away.ts';
import { watchDisk } from './disk.ts';

const MIB = 2 ** 20;
const full = Object.assign(new Error('could not extend file'), { code: '53100' });

afterEach(() => void vi.useRealTimers());

test('T20 full while there still is some room, and open again only when there is enough', async () => {
  vi.useFakeTimers();
  let free = 500 * MIB;
  const told: string[] = [];
  const disk = watchDisk({ folder: '/data', free: async () => free, report: (what) => told.push(what) });
  const seen: boolean[] = [];
  for (free of [500 * MIB, 127 * MIB, 140 * MIB, 0, 161 * MIB]) {
    await vi.advanceTimersByTimeAsync(1_000);
    seen.push(disk.isFull());
  }
  disk.stop();
  expect(seen).toEqual([false, true, true, true, false]);
  expect(told).toEqual(['the disk is full: commands are refused', 'the disk has room again']);
});

test('T20 PostgreSQL’s own word counts for a while, wherever it runs; it is no reason to wait for it', () => {
  const disk = watchDisk({ folder: null, report: () => undefined });
  disk.met(new Error('another'));
  expect(disk.isFull()).toBe(false);
  disk.met(full);
  expect(disk.isFull()).toBe(true);
  disk.stop();
  expect(isDatabaseAway(full)).toBe(false);
  expect(isDatabaseAway(Object.assign(new Error('too many connections'), { code: '53300' }))).toBe(true);
});
