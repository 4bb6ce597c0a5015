import { expect, test } from 'vitest';
import { askedFrom, shiftOf, workingDays } from './hours.ts';

const London = 'Europe/London';
const HOUR_MS = 3_600_000;

test('a pattern goes round, and days off are none', () => {
  const early = { from: '07:00', hours: 9 };
  const days = workingDays({ firstDay: '2026-11-30', days: 5, cycle: [early, null] });
  expect(days.map(({ day }) => day)).toEqual(['2026-11-30', '2026-12-02', '2026-12-04']);
});

test('a shift begins by the clock on the wall and lasts its hours, also over the night when the clock is changed', () => {
  const night = shiftOf({ day: '2026-10-24', from: '22:00', hours: 9 }, London);
  expect(night.startsAt).toBe(Date.UTC(2026, 9, 24, 21));
  expect(night.endsAt - night.startsAt).toBe(9 * HOUR_MS);
});

test('the greatest minimum that holds at a time counts, and each change of it is named once', () => {
  const minima = [
    { from: '00:00', to: '24:00', count: 2 },
    { from: '15:00', to: '23:00', count: 4 },
  ];
  const now = Date.UTC(2026, 11, 1, 12);
  const asked = askedFrom(now, 24, minima, London).map(({ from, wanted }) => [(from - now) / HOUR_MS, wanted]);
  expect(asked).toEqual([
    [0, 2],
    [3, 4],
    [11, 2],
    [12, 2],
  ]);
});
