import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addWorkingTime, type BusinessCalendar, workingTimeBetween } from '../../../kernel/pure.ts';
import { ServiceTerms } from '../service-terms.ts';
import { coverWarnings, listCovers } from './cover.ts';
import { openHours } from './open-hours.ts';
import { worstCase } from './worst-case.ts';

const HOUR_MS = 3_600_000;
const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
const office = (closed: readonly string[] = [], from = '08:00', to = '18:00'): BusinessCalendar => ({
  timezone: 'Europe/London',
  week: days.map((day) => ({ day, from, to })),
  closed,
});
const always: BusinessCalendar = { timezone: 'Europe/London', week: 'always', closed: [] };

test('F3: eight working hours of a supplier cost up to 70 h round the clock, 94 h with a Monday closed', () => {
  const plain = worstCase(8 * HOUR_MS, office(), always);
  expect(plain.ms / HOUR_MS).toBe(70);
  expect(new Date(plain.calledAt).toISOString()).toContain('T17:00'); // Friday 18:00 in London, in summer.
  expect(worstCase(8 * HOUR_MS, office(['2026-08-31']), always).ms / HOUR_MS).toBe(94);
  expect(worstCase(8 * HOUR_MS, office(), office()).ms / HOUR_MS).toBe(8);
});

test('no start on any quarter of an hour of a month costs more than what was found, and one costs nearly as much', () => {
  const calendars = [
    always,
    office(),
    office(['2026-06-08']),
    office([], '09:00', '13:30'),
    office([], '07:15', '20:00'),
  ];
  const any = fc.constantFrom(...calendars);
  const start = Date.parse('2026-06-01T00:00Z');
  fc.assert(
    fc.property(any, any, fc.integer({ min: 1, max: 60 }), (theirs, ours, quarters) => {
      const target = quarters * 15 * 60_000;
      const found = worstCase(target, theirs, ours).ms;
      const they = openHours(theirs, start - 90 * 24 * HOUR_MS, start + 90 * 24 * HOUR_MS);
      const we = openHours(ours, start - 90 * 24 * HOUR_MS, start + 90 * 24 * HOUR_MS);
      let most = 0;
      for (let at = start; at < start + 28 * 24 * HOUR_MS; at += 15 * 60_000) {
        for (const from of [at, at + 1]) most = Math.max(most, we.elapsedMs(from, they.after(from, target)));
      }
      expect(Math.abs(found - most)).toBeLessThan(1_000);
    }),
    { numRuns: 60 },
  );
});

test('hours worked out once are those of the calendar', () => {
  const instant = fc.integer({ min: Date.parse('2026-03-20T00:00Z'), max: Date.parse('2026-11-05T00:00Z') });
  const calendar: BusinessCalendar = {
    ...office(['2026-05-25']),
    open: [{ date: '2026-10-25', from: '00:30', to: '12:00' }],
  };
  const hours = openHours(calendar, Date.parse('2026-01-01T00:00Z'), Date.parse('2027-03-01T00:00Z'));
  fc.assert(
    fc.property(instant, instant, fc.integer({ min: 1, max: 200 * HOUR_MS }), (a, b, ms) => {
      const [from, to] = a < b ? [a, b] : [b, a];
      expect(hours.elapsedMs(from, to)).toBe(workingTimeBetween(from, to, calendar));
      expect(hours.after(from, ms)).toBe(addWorkingTime(from, ms, calendar));
      const before = hours.before(to, ms);
      expect(workingTimeBetween(before, to, calendar)).toBe(ms);
      expect(workingTimeBetween(before + 1, to, calendar)).toBeLessThan(ms);
    }),
    { numRuns: 100 },
  );
});

const resolution = (minutes: number) => [{ metric: 'resolution' as const, priority: 1, minutes }];
const pack = (sla: number, ...olas: readonly number[]) => {
  const agreements = [
    {
      ...{ id: 'gold', kind: 'sla', name: 'Gold', version: 1, calendar: 'always', targets: resolution(sla) },
      chain: { serial: ['ola-0', 'ola-1'], parallel: ['ola-2', 'ola-3'], contracts: ['circuits'] },
    },
    ...olas.map((minutes, i) => ({
      ...{ id: `ola-${i}`, kind: 'ola' as const, name: `Team ${i}`, version: 1, calendar: 'always', team: `team-${i}` },
      targets: resolution(minutes),
    })),
    {
      ...{ id: 'circuits', kind: 'uc', name: 'Circuits', version: 1, calendar: 'office', supplier: 'A carrier' },
      targets: resolution(480),
    },
  ];
  const calendars = [
    { ...always, id: 'always' },
    { ...office(), id: 'office' },
  ];
  return { timezone: 'Europe/London', calendars, service: ServiceTerms.parse({ agreements }) };
};

test('SM-77 the chain is the serial OLAs, the longest of the parallel ones and the worst contract, within nine tenths', () => {
  const [cover] = listCovers(pack(80 * 60, 30, 30, 60, 45));
  expect(cover).toMatchObject({ priority: 1, chainMs: 72 * HOUR_MS, allowedMs: 72 * HOUR_MS, fits: true });
  expect(coverWarnings(pack(80 * 60, 30, 30, 60, 45))).toEqual([]);
  const [warning, more] = coverWarnings(pack(80 * 60, 30, 30, 61, 45));
  expect(more).toBeUndefined();
  expect(warning).toContain('gold, priority 1: what it stands on can take 72 h of 80 h');
  expect(warning).toContain('circuits 70 h');
});
