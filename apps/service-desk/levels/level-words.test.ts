import { expect, test } from 'vitest';
import { hoursText, instantText, openHoursText } from './level-words.ts';

test('durations are said in hours and minutes, late ones with their sign', () => {
  expect([90 * 60_000, 0, 240 * 60_000, -30 * 60_000].map(hoursText)).toEqual([
    '1 h 30 min',
    '0 min',
    '4 h',
    '−30 min',
  ]);
});

test('hours of a week are said by runs of days', () => {
  const day = (name: string, from = '08:00', to = '18:00') => ({ day: name, from, to });
  const week = [day('monday', '08:00', '13:00'), day('monday', '14:00', '18:00'), day('tuesday'), day('wednesday')];
  expect(openHoursText([...week, day('saturday', '10:00', '14:00')])).toBe(
    'monday 08:00–13:00 and 14:00–18:00, tuesday to wednesday 08:00–18:00, saturday 10:00–14:00',
  );
  expect(openHoursText('always')).toBe('every hour of every day');
});

test('times are British, in summer as in winter', () => {
  expect(instantText(Date.parse('2026-07-01T10:00Z'))).toBe('Wed, 1 Jul 2026, 11:00'.replace('1 Jul', '01 Jul'));
});
