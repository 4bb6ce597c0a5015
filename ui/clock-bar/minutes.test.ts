import { expect, test } from 'vitest';
import { ago, minutesLeft, timeOf, whenOf } from './minutes.ts';

test.each([
  [27 * 60_000 + 5_000, '27 min'],
  [43_000, '43 s'],
  [-4 * 60_000, '−4 min'],
  [172_500_000, '47 h 55'],
])('%i ms left is "%s"', (ms, words) => expect(minutesLeft(ms)).toBe(words));

test.each([
  [12_000, '12 s'],
  [4 * 60_000, '4 m'],
  [3 * 3_600_000 + 5 * 60_000, '3 h 05'],
  [72 * 3_600_000, '3 d'],
  [-5, '0 s'],
])('%i ms ago is "%s"', (ms, words) => expect(ago(ms)).toBe(words));

test('times are British, through the clock change', () => {
  expect(timeOf(Date.UTC(2026, 6, 1, 12, 0, 5))).toBe('13:00:05');
  expect(timeOf(Date.UTC(2026, 10, 22, 21, 4, 37))).toBe('21:04:37');
  const now = Date.UTC(2026, 10, 22, 21);
  expect(whenOf(Date.UTC(2026, 10, 22, 1), now)).toBe('01:00');
  expect(whenOf(Date.UTC(2026, 10, 21, 23, 30), now)).toBe('21/11 23:30');
});
