import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { calmed } from './calmed.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the first is done at once, what follows within the time is done together at its end, and so on', () => {
  let done = 0;
  const calm = calmed(() => {
    done += 1;
  }, 100);
  calm.call();
  expect(done).toBe(1);
  for (let n = 0; n < 50; n += 1) calm.call();
  expect(done).toBe(1);
  vi.advanceTimersByTime(100);
  expect(done).toBe(2);
  calm.call();
  expect(done, 'one comes too soon after the last').toBe(2);
  vi.advanceTimersByTime(100);
  expect(done).toBe(3);
  vi.advanceTimersByTime(100);
  calm.call();
  expect(done, 'after a pause it is at once again').toBe(4);
});

test('what is stopped does nothing any more', () => {
  let done = 0;
  const calm = calmed(() => {
    done += 1;
  }, 100);
  calm.call();
  calm.call();
  calm.stop();
  vi.advanceTimersByTime(1_000);
  expect(done).toBe(1);
});
