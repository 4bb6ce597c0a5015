import { expect, test } from 'vitest';
import { some, windowWords } from './words.ts';

test('a window says from when to when, and how long the way back takes', () => {
  const now = Date.UTC(2026, 10, 26, 12);
  const window = { from: now + 3_600_000, to: now + 7_200_000, backOutMinutes: 30 };
  expect(windowWords(window, now)).toBe('today 13:00 to 14:00, then 30 min to go back');
  expect(windowWords({ ...window, backOutMinutes: 0 }, now)).toBe('today 13:00 to 14:00');
  expect(windowWords(null, now)).toBe('no time yet');
});

test('of many names the first are shown, and how many are not', () => {
  expect(some(['a', 'b'])).toBe('a, b');
  expect(some(['a', 'b', 'c', 'd', 'e', 'f'])).toBe('a, b, c, d and 2 more');
});
