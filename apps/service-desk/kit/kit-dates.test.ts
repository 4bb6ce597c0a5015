import { expect, test } from 'vitest';
import { isCounted, kitDate } from './kit-dates.ts';

const now = Date.parse('2026-11-26T12:00:00Z');
const DAY_MS = 86_400_000;

test('the same day of another year is never taken for today', () => {
  expect(kitDate(now + 60_000, now)).toBe('12:01');
  expect(kitDate(now - 4 * DAY_MS, now)).toBe('22/11 12:00');
  expect(kitDate(Date.parse('2027-11-26T12:00:00Z'), now)).toBe('26 Nov 2027');
  expect(kitDate(Date.parse('2024-11-26T12:00:00Z'), now)).toBe('26 Nov 2024');
});

test('hours are counted for what is due within a week or is late', () => {
  expect(isCounted(now + 3 * DAY_MS, now)).toBe(true);
  expect(isCounted(now - DAY_MS, now)).toBe(true);
  expect(isCounted(now + 365 * DAY_MS, now)).toBe(false);
});
