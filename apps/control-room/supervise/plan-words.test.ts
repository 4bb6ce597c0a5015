import { expect, test } from 'vitest';
import { cycleOf, isoDay } from './plan-words.ts';

test('a pattern is read day by day, and what cannot be read is none', () => {
  expect(cycleOf('07:00 9, 15:00 9.5, off')).toEqual([
    { from: '07:00', hours: 9 },
    { from: '15:00', hours: 9.5 },
    null,
  ]);
  for (const text of ['', '7 9', '07:00', 'off,,off', '07:00 9 off']) expect(cycleOf(text)).toBeNull();
});

test('a day is written as the calendar of the desk has it', () => {
  expect(isoDay(new Date(2026, 0, 5))).toBe('2026-01-05');
});
