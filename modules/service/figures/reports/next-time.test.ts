import { expect, test } from 'vitest';
import { nextTime, spanBefore } from './next-time.ts';

const zone = 'Europe/London';
const iso = (at: number): string => new Date(at).toISOString();
const next = (every: 'day' | 'week' | 'month', after: string): string =>
  iso(nextTime({ every, at: '07:00' }, Date.parse(after), zone));

test('the next time is a local one: each day, each Monday, the first of each month, over the change of the hour', () => {
  expect(next('day', '2026-10-24T05:59:00Z')).toBe('2026-10-24T06:00:00.000Z');
  expect(next('day', '2026-10-24T06:00:00Z')).toBe('2026-10-25T07:00:00.000Z');
  expect(next('week', '2026-11-25T12:00:00Z')).toBe('2026-11-30T07:00:00.000Z');
  expect(next('month', '2026-11-25T12:00:00Z')).toBe('2026-12-01T07:00:00.000Z');
  expect(next('month', '2026-12-01T07:00:00Z')).toBe('2027-01-01T07:00:00.000Z');
});

test('a report looks back at the day, the week or the month before it', () => {
  const at = Date.parse('2026-12-01T07:00:00Z');
  const span = (every: 'day' | 'week' | 'month') =>
    Object.values(spanBefore({ every, at: '07:00' }, at, zone)).map(iso);
  expect(span('day')).toEqual(['2026-11-30T07:00:00.000Z', '2026-12-01T07:00:00.000Z']);
  expect(span('month')).toEqual(['2026-11-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z']);
});
