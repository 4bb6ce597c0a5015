import { expect, test } from 'vitest';
import { dueWords, inDueOrder } from './service-due.ts';

const now = Date.parse('2026-11-26T10:00:00Z');
const vehicle = (more: object) => ({
  ...{ id: 'v', itemId: 'v', label: 'VEH-1', registration: 'DM26 AAB', callsign: '', stationId: null, planAt: null },
  ...{ planMiles: 60_000, miles: 58_210, milesAt: now, dueAt: null, dueBy: null, servicedAt: null, ...more },
});

test('it says when and by which of both; what is overdue says so', () => {
  const january = Date.parse('2027-01-11T00:00:00Z');
  expect(dueWords(vehicle({ dueAt: january, dueBy: 'date' }), now)).toBe(
    'due by 10 Jan 2027, or at 60,000 miles, the meter says 58,210',
  );
  expect(dueWords(vehicle({ dueAt: now - 1, dueBy: 'mileage' }), now)).toMatch(/^overdue: 60,000 miles reached/);
  expect(dueWords(vehicle({ dueAt: january, dueBy: 'mileage-projected' }), now)).toMatch('about 10 Jan 2027');
  expect(dueWords(vehicle({ planMiles: null, miles: null }), now)).toBe('no service planned');
  expect(inDueOrder([vehicle({}), vehicle({ id: 'w', dueAt: 5 })]).map(({ id }) => id)).toEqual(['w', 'v']);
});
