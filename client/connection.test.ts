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
