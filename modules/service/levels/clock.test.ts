import { describe, expect, test } from 'vitest';
import type { BusinessCalendar } from '../../../kernel/pure.ts';
import { type ClockWork, dueAt, elapsedMs } from './clock.ts';

const MINUTE_MS = 60_000;
const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
const office = (from: string, to: string, closed: readonly string[] = []): BusinessCalendar => ({
  timezone: 'Europe/London',
  week: days.map((day) => ({ day, from, to })),
  closed,
});
const always: BusinessCalendar = { timezone: 'Europe/London', week: 'always', closed: [] };
const at = (text: string): number => Date.parse(text);
const work = (startedAt: string, minutes: number, calendar: BusinessCalendar): ClockWork => ({
  startedAt: at(startedAt),
  targetMs: minutes * MINUTE_MS,
  calendar,
  pauses: [],
});

/** The vectors of the trade's own description, V1 to V9; London time. */
describe('SM-73 SM-75 the clock of an agreement', () => {
  test.each([
    ['V1', work('2026-11-27T17:30Z', 240, office('08:00', '18:00')), '2026-11-30T11:30Z'],
    ['V3 October', work('2026-10-24T21:00Z', 480, always), '2026-10-25T05:00Z'],
    ['V3 March', work('2027-03-27T22:00Z', 480, always), '2027-03-28T06:00Z'],
    ['V4', work('2026-12-24T16:00Z', 480, office('08:00', '18:00', ['2026-12-25', '2026-12-28'])), '2026-12-29T14:00Z'],
    ['V5', work('2026-11-28T21:00Z', 30, office('08:00', '18:00')), '2026-11-30T08:30Z'],
  ])('%s', (_name, clock, due) => {
    expect(new Date(dueAt(clock) ?? 0).toISOString()).toBe(new Date(due).toISOString());
  });

  test('V6 counts open time only', () => {
    const clock = work('2026-11-27T21:00Z', 600, office('08:00', '17:00'));
    expect(elapsedMs(clock, at('2026-11-30T09:30Z')) / MINUTE_MS).toBe(90);
  });

  test('V9 a lunch hour is no open time', () => {
    const split: BusinessCalendar = {
      timezone: 'Europe/London',
      week: days.flatMap((day) => [
        { day, from: '08:00', to: '13:00' },
        { day, from: '14:00', to: '18:00' },
      ]),
      closed: [],
    };
    expect(dueAt(work('2026-11-23T12:30Z', 60, split))).toBe(at('2026-11-23T14:30Z'));
  });
});

test('a pause that lasts leaves no time due; once it has ended the due time has moved by what was open of it', () => {
  const clock = work('2026-11-23T09:00Z', 120, office('08:00', '18:00'));
  const from = at('2026-11-23T10:00Z');
  expect(dueAt({ ...clock, pauses: [{ from, to: null }] })).toBeNull();
  const pauses = [
    { from, to: at('2026-11-24T08:30Z') },
    { from: at('2026-11-23T11:00Z'), to: at('2026-11-23T12:00Z') },
  ];
  expect(dueAt({ ...clock, pauses })).toBe(at('2026-11-24T09:30Z'));
  expect(elapsedMs({ ...clock, pauses }, at('2026-11-24T09:00Z')) / MINUTE_MS).toBe(90);
});
