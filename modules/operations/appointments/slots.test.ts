import { describe, expect, test } from 'vitest';
import { listSlots } from './slots.ts';

const HOUR = 3_600_000;
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
const everywhere = { area: null, days: [...weekdays], from: '09:00', to: '12:30', slotMinutes: 60, capacity: 2 };
const oakham = { ...everywhere, area: 'oakham', from: '14:00', to: '15:00', slotMinutes: 30, capacity: 1 };
const hours = { timezone: 'Europe/London', rules: [everywhere, oakham] };
const day = (from: number) => ({ from, to: from + 24 * HOUR });

describe('slots for appointments', () => {
  test('A25 lie in the hours of the pack, as long as one fits, with their capacity', () => {
    const monday = Date.UTC(2026, 10, 23);
    expect(
      listSlots(hours, 'uppingham', day(monday)).map(({ startsAt, endsAt, capacity }) => [
        (startsAt - monday) / HOUR,
        (endsAt - startsAt) / HOUR,
        capacity,
      ]),
    ).toEqual([
      [9, 1, 2],
      [10, 1, 2],
      [11, 1, 2],
    ]);
  });

  test('A25 an area with hours of its own has those and no others', () => {
    const monday = Date.UTC(2026, 10, 23);
    expect(listSlots(hours, 'oakham', day(monday)).map(({ startsAt }) => (startsAt - monday) / HOUR)).toEqual([
      14, 14.5,
    ]);
  });

  test('go by the clock on the wall, also in summer; none on days without hours', () => {
    const monday = Date.UTC(2026, 6, 6);
    expect(listSlots(hours, null, day(monday)).map(({ startsAt }) => (startsAt - monday) / HOUR)).toEqual([8, 9, 10]);
    expect(listSlots(hours, null, day(Date.UTC(2026, 6, 5)))).toEqual([]);
  });
});
