import { expect, test } from 'vitest';
import { daysOf, scheduleCsv } from './calendar.ts';

const DAY_MS = 86_400_000;
const day = Date.UTC(2026, 10, 26);
const row = (id: string, from: number, to: number) => ({
  ...{ id, number: id, title: `Change ${id}`, window: { from, to, backOutMinutes: 0 }, endsAt: to },
  ...{ touchedIds: ['radio'], outageMinutes: 5 },
  plain: { state: 'Agreed and planned', who: null, teamId: 'radio', next: 'It is done', by: from },
});

test('each day shows what is done on it; what goes past midnight stands on both', () => {
  const rows = [row('a', day + 3_600_000, day + 7_200_000), row('b', day + DAY_MS - 3_600_000, day + DAY_MS + 60_000)];
  const days = daysOf(rows, { from: day, days: 3 });
  expect(days.map(({ name }) => name)).toEqual(['Thu 26 Nov', 'Fri 27 Nov', 'Sat 28 Nov']);
  expect(days.map(({ of }) => of.map(({ id }) => id))).toEqual([['a', 'b'], ['b'], []]);
});

test('the published schedule is saved as it stands', () => {
  const text = scheduleCsv([row('CH-1', day, day + 60_000)], (ids) => ids.join(' '));
  expect(text).toContain(
    'CH-1,Change CH-1,2026-11-26T00:00:00.000Z,2026-11-26T00:01:00.000Z,radio,5,Agreed and planned',
  );
});
