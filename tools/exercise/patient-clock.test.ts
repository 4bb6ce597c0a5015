import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { patientClock } from './patient-clock.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('the clock of an exercise runs at its speed while the process keeps up', () => {
  const clock = patientClock({ speed: 60, startsAt: 1_000, begunAt: 0 });
  vi.advanceTimersByTime(1_000);
  expect(clock.now()).toBe(1_000 + 60 * 1_000);
  vi.advanceTimersByTime(7);
  expect(clock.now()).toBe(1_000 + 60 * 1_007);
  clock.close();
});

test('of a moment in which the process could do nothing it counts a tick, and never goes back', () => {
  const clock = patientClock({ speed: 60, startsAt: 0, begunAt: 0 });
  vi.advanceTimersByTime(20);
  const before = clock.now();
  // The machine goes on for four seconds without a timer of this process being served.
  const standing = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 4_000);
  const meanwhile = clock.now();
  expect(meanwhile - before).toBe(30 * 60);
  standing.mockRestore();
  vi.advanceTimersByTime(4_020);
  expect(clock.now()).toBeGreaterThanOrEqual(meanwhile);
  clock.close();
});
