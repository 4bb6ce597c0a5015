import { expect, test } from 'vitest';
import { ago, minutesLeft, stampOf, timeOf, whenOf } from './minutes.ts';

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

test('the same day of another year is not today, and far days say their year', () => {
  const now = Date.UTC(2026, 10, 22, 21);
  expect(whenOf(Date.UTC(2025, 10, 22, 21, 4), now)).toBe('22/11/2025 21:04');
  expect(whenOf(Date.UTC(2027, 10, 22, 1), now)).toBe('22/11/2027 01:00');
  // Over the turn of the year a day near by is meant.
  expect(whenOf(Date.UTC(2026, 11, 31, 23, 30), Date.UTC(2027, 0, 1, 1))).toBe('31/12 23:30');
});

test.each([
  [Date.UTC(2026, 10, 22, 21, 4, 37), '22/11/2026 21:04:37'],
  [Date.UTC(2026, 6, 1, 23, 30, 5), '02/07/2026 00:30:05'],
  // Spring: the hour from one to two is not.
  [Date.UTC(2026, 2, 29, 0, 59, 59), '29/03/2026 00:59:59'],
  [Date.UTC(2026, 2, 29, 1, 0, 0), '29/03/2026 02:00:00'],
  // Autumn: the hour from one to two comes twice.
  [Date.UTC(2026, 9, 24, 23, 59, 59), '25/10/2026 00:59:59'],
  [Date.UTC(2026, 9, 25, 0, 30, 0), '25/10/2026 01:30:00 BST'],
  [Date.UTC(2026, 9, 25, 1, 30, 0), '25/10/2026 01:30:00 GMT'],
  [Date.UTC(2026, 9, 25, 2, 0, 0), '25/10/2026 02:00:00'],
])('%i is stamped "%s"', (at, words) => expect(stampOf(at)).toBe(words));
