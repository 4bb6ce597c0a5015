import { expect, test } from 'vitest';
import { beginOfMonth, endOfMonth } from './figure-words.ts';

test('a month begins with its first local midnight and ends with the first local midnight of the next, over the end of the year, too', () => {
  expect(endOfMonth('2026-10')).toBe(new Date('2026-11-01T00:00').getTime());
  expect(beginOfMonth('2026-10')).toBe(endOfMonth('2026-09'));
  expect(beginOfMonth('2027-01')).toBe(endOfMonth('2026-12'));
  expect(endOfMonth('2026-12')).toBe(new Date('2027-01-01T00:00').getTime());
});
