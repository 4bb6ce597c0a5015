import { expect, test } from 'vitest';
import { dayOf, endOf } from './day-words.ts';

test('a day is read as it is written here, and ends with its last instant', () => {
  const day = dayOf('22/11/2026');
  expect([day?.getFullYear(), day?.getMonth(), day?.getDate()]).toEqual([2026, 10, 22]);
  expect(new Date(endOf(day ?? new Date(0)) + 1).getDate()).toBe(23);
});

test('what is no day is none', () => {
  for (const text of ['', '2026-11-22', '31/02/2026', '1/13/2026', 'yesterday']) expect(dayOf(text)).toBeNull();
});
