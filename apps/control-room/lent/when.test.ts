import { expect, test } from 'vitest';
import { hoursOf, listOf, timeOf } from './when.ts';

const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute).getTime();
const now = at(26, 21, 10);

test('a time is read as it is said, and what is no time is not guessed', () => {
  expect(timeOf('now', now)).toBe(now);
  expect(timeOf('22:30', now)).toBe(at(26, 22, 30));
  expect(timeOf('20:00', now)).toBe(at(26, 20));
  expect(timeOf('8:15', now)).toBe(at(27, 8, 15));
  expect(timeOf('28/11/2026 07:00', now)).toBe(at(28, 7));
  for (const wrong of ['', '25:00', 'tomorrow', '31/02/2026 07:00', '7']) expect(timeOf(wrong, now)).toBeNull();
});

test('a length is hours, and callsigns stand between commas or spaces', () => {
  expect(hoursOf('4.5')).toBe(16_200_000);
  for (const wrong of ['', '0', '-1', 'four']) expect(hoursOf(wrong)).toBeNull();
  expect(listOf(' ra21, RE02  re03,')).toEqual(['RA21', 'RE02', 'RE03']);
});
