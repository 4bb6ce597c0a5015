import { expect, test } from 'vitest';
import { watchConnection } from './connection.ts';

test('alone after three missed beats, and since when; live again with the first', () => {
  let now = 10_000;
  const watch = watchConnection(() => now);
  watch.hear({ tell: 'heard', at: now, serverTime: now, position: 1 });
  now += 3_000;
  watch.check();
  expect(watch.now().state).toBe('live');
  now += 1_000;
  watch.check();
  expect(watch.now()).toEqual({ state: 'alone', since: 10_000 });
  watch.hear({ tell: 'heard', at: now, serverTime: now, position: 2 });
  expect(watch.now().state).toBe('live');
});

test('the offset is that of the beat that travelled fastest', () => {
  const watch = watchConnection(() => 0);
  for (const delay of [120, 15, 400]) watch.hear({ tell: 'heard', at: 1_000 + delay, serverTime: 61_000, position: 1 });
  expect(watch.offsetMs()).toBe(60_000 - 15);
});

test('an ended session is not called alone', () => {
  let now = 0;
  const watch = watchConnection(() => now);
  watch.hear({ tell: 'ended', reason: 'signed-out' });
  now = 60_000;
  watch.check();
  expect(watch.now()).toEqual({ state: 'ended', reason: 'signed-out' });
});

test('T17 a clock that is off by more than two seconds is said, by how much and which way', () => {
  const watch = watchConnection(() => 0);
  const skewAfter = (serverTime: number): unknown => {
    watch.hear({ tell: 'heard', at: 0, serverTime, position: 1 });
    const now = watch.now();
    return now.state === 'live' && now.skewMs;
  };
  expect(skewAfter(-7_200_000)).toBe(-7_200_000);
  expect(skewAfter(1_900)).toBe(0);
  expect(skewAfter(3_600_000)).toBe(3_600_000);
});

test('T17 T20 what a person would see otherwise is told, and nothing else', () => {
  const watch = watchConnection(() => 0);
  let told = 0;
  watch.onChange(() => {
    told += 1;
  });
  const beat = (serverTime: number, notice?: string): void =>
    watch.hear({ tell: 'heard', at: 0, serverTime, position: 1, ...(notice !== undefined && { notice }) });
  beat(0);
  beat(0);
  beat(0, 'disk-full');
  expect(watch.now()).toMatchObject({ notice: 'disk-full' });
  beat(0);
  expect([told, watch.now()]).toEqual([3, { state: 'live', lagMs: 0, skewMs: 0, notice: null }]);
});
