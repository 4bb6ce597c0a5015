import { expect, test } from 'vitest';
import { endOfDay } from './day.ts';
import { serviceDue } from './servicing.ts';

const DAY_MS = 86_400_000;
const start = Date.parse('2026-11-01T00:00:00Z');
const terms = { warnDays: 14, ladder: [], repeatSeconds: 1 };
const plan = (dueAt: number | null, dueMiles: number | null) => ({ label: 'VEH-1', dueAt, dueMiles, terms, at: start });
const read = (...pairs: readonly (readonly [day: number, miles: number])[]) =>
  pairs.map(([day, miles]) => ({ at: start + day * DAY_MS, miles }));

test('a service is due by its date or its mileage, whichever comes first', () => {
  const june = start + 200 * DAY_MS;
  const both = plan(june, 60_000);
  expect(serviceDue({ plan: null, readings: [] })).toBeNull();
  expect(serviceDue({ plan: plan(null, null), readings: read([1, 5]) })).toBeNull();
  expect(serviceDue({ plan: both, readings: [] })).toEqual({ at: june, by: 'date' });
  expect(serviceDue({ plan: both, readings: read([10, 59_990], [12, 60_000]) })).toEqual({
    ...{ at: start + 12 * DAY_MS, by: 'mileage' },
  });
  expect(serviceDue({ plan: plan(start + 5 * DAY_MS, 60_000), readings: read([10, 60_001]) })?.by).toBe('date');
});

test('as it has been driven, its mileage says when; a car that stands, or two days of driving, say nothing', () => {
  const miles = plan(null, 60_000);
  const projected = serviceDue({ plan: miles, readings: read([0, 58_000], [10, 59_000]) });
  expect(projected).toEqual({ at: start + 20 * DAY_MS, by: 'mileage-projected' });
  expect(serviceDue({ plan: miles, readings: read([0, 58_000], [10, 58_000]) })).toBeNull();
  expect(serviceDue({ plan: miles, readings: read([0, 58_000], [2, 59_000]) })).toBeNull();
});

test('a day ends at its local midnight, in winter and in summer', () => {
  expect(new Date(endOfDay('2027-01-10', 'Europe/London')).toISOString()).toBe('2027-01-11T00:00:00.000Z');
  expect(new Date(endOfDay('2027-07-10', 'Europe/London')).toISOString()).toBe('2027-07-10T23:00:00.000Z');
});
