import { expect, test } from 'vitest';
import { closedLoop, openLoop, perCoreSecond, quantile } from './load.ts';

test('the quantile is the least value that so many do not exceed', () => {
  const values = Array.from({ length: 100 }, (_, n) => 100 - n);
  expect([0.5, 0.99, 1].map((share) => quantile(values, share))).toEqual([50, 99, 100]);
});

test('an open loop counts from the time at which a thing was meant to be sent: what waited, waited', async () => {
  const gate = Promise.withResolvers<void>();
  let open = false;
  // The first holds up the others, as a server that stalls does; they were meant for the beginning.
  const load = await openLoop([0, 1, 2, 200], async (n) => {
    if (n === 3) {
      open = true;
      gate.resolve();
    }
    if (!open) await gate.promise;
  });
  expect(load.count).toBe(4);
  expect(load.p50).toBeGreaterThanOrEqual(190);
});

test('a closed loop has as many under way as there are clients, and each is counted', async () => {
  let underWay = 0;
  let most = 0;
  const load = await closedLoop(3, 0.05, async () => {
    underWay += 1;
    most = Math.max(most, underWay);
    await new Promise((resolve) => setImmediate(resolve));
    underWay -= 1;
  });
  expect(most).toBe(3);
  expect(load.count).toBeGreaterThanOrEqual(3);
});

test('a rate by what is left of processor time is none when other work took most of it: never negative, never boundless', () => {
  expect(perCoreSecond(1000, 5, 1)).toBe(250);
  for (const rest of [2.5, 4.999, 5, 5.001, 9]) expect(perCoreSecond(1000, 5, rest)).toBeNull();
  expect(perCoreSecond(1000, 0, 0)).toBeNull();
});
