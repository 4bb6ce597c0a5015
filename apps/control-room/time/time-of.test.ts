import { expect, test } from 'vitest';
import { timeOf, writtenOf } from './time-of.ts';

const at = (day: number, hour: number, minute = 0, second = 0) =>
  new Date(2026, 10, day, hour, minute, second).getTime();
const now = at(26, 21, 10);

test('a time is read as it is said, and what is no time is not guessed', () => {
  expect(timeOf('now', now)).toBe(now);
  expect(timeOf('22:30', now)).toBe(at(26, 22, 30));
  expect(timeOf('20:00', now)).toBe(at(26, 20));
  expect(timeOf('8:15', now)).toBe(at(27, 8, 15));
  expect(timeOf('28/11/2026 07:00', now)).toBe(at(28, 7));
  for (const wrong of ['', '25:00', 'tomorrow', '31/02/2026 07:00', '7', '07:00:60'])
    expect(timeOf(wrong, now)).toBeNull();
});

test('where somebody looks back, an hour that is still to come was yesterday’s', () => {
  expect(timeOf('20:59:30', now, 'back')).toBe(at(26, 20, 59, 30));
  expect(timeOf('8:15', now, 'back')).toBe(at(26, 8, 15));
  expect(timeOf('22:30', now, 'back')).toBe(at(25, 22, 30));
});

test('what is written of a second is read as that second', () => {
  expect(writtenOf(at(6, 7, 4, 9))).toBe('06/11/2026 07:04:09');
  expect(timeOf(writtenOf(at(6, 7, 4, 9)), now, 'back')).toBe(at(6, 7, 4, 9));
});
