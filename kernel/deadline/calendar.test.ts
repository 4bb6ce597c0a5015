import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addWorkingTime,
  type BusinessCalendar,
  roundTheClock,
  type WorkingHours,
  weekdays,
  workingStretches,
  workingTimeBetween,
} from './calendar.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const at = (iso: string) => Date.parse(iso);
const iso = (ms: number) => new Date(ms).toISOString();

const office: BusinessCalendar = {
  timezone: 'Europe/London',
  week: weekdays.slice(0, 5).map((weekday) => ({ day: weekday, from: '09:00', to: '17:00' })),
  closed: ['2026-04-03', '2026-04-06'],
};
const everyDay = (from: string, to: string): BusinessCalendar => ({
  timezone: 'Europe/London',
  week: weekdays.map((weekday) => ({ day: weekday, from, to })),
  closed: [],
});

describe('ordinary days', () => {
  test('an hour inside working hours is an hour', () => {
    expect(iso(addWorkingTime(at('2026-01-14T10:00Z'), hour, office))).toBe('2026-01-14T11:00:00.000Z');
  });

  test('time left over at closing goes on at the next opening, past the weekend', () => {
    expect(iso(addWorkingTime(at('2026-01-16T16:00Z'), 3 * hour, office))).toBe('2026-01-19T11:00:00.000Z');
  });

  test('time that runs out at closing ends at closing', () => {
    expect(iso(addWorkingTime(at('2026-01-16T16:00Z'), hour, office))).toBe('2026-01-16T17:00:00.000Z');
  });

  test('a start in closed time waits for the next opening', () => {
    expect(iso(addWorkingTime(at('2026-01-17T12:00Z'), 0, office))).toBe('2026-01-19T09:00:00.000Z');
  });

  test('closed dates are passed over: Good Friday and Easter Monday', () => {
    expect(iso(addWorkingTime(at('2026-04-02T15:30Z'), hour, office))).toBe('2026-04-07T08:30:00.000Z');
    expect(workingTimeBetween(at('2026-04-03T00:00Z'), at('2026-04-06T23:00Z'), office)).toBe(0);
  });

  test('a lunch break is closed and overlapping entries are counted once', () => {
    const calendar: BusinessCalendar = {
      timezone: 'Europe/London',
      week: [
        { day: 'monday', from: '13:00', to: '17:00' },
        { day: 'monday', from: '09:00', to: '12:00' },
        { day: 'monday', from: '16:00', to: '18:00' },
      ],
      closed: [],
    };
    expect(workingTimeBetween(at('2026-01-12T00:00Z'), at('2026-01-13T00:00Z'), calendar)).toBe(8 * hour);
    expect(iso(addWorkingTime(at('2026-01-12T11:30Z'), hour, calendar))).toBe('2026-01-12T13:30:00.000Z');
  });

  test('backwards is negative', () => {
    expect(workingTimeBetween(at('2026-01-14T12:00Z'), at('2026-01-14T10:00Z'), office)).toBe(-2 * hour);
  });
});

describe('dates with hours of their own', () => {
  const opened: BusinessCalendar = {
    ...office,
    open: [
      { date: '2026-01-17', from: '10:00', to: '14:00' },
      { date: '2026-01-14', from: '16:00', to: '20:00' },
      { date: '2026-04-03', from: '09:00', to: '12:00' },
    ],
  };

  test('a Saturday that is opened works', () => {
    expect(iso(addWorkingTime(at('2026-01-16T16:00Z'), 3 * hour, opened))).toBe('2026-01-17T12:00:00.000Z');
  });

  test('hours that overlap those of the weekday are counted once', () => {
    expect(workingTimeBetween(at('2026-01-14T00:00Z'), at('2026-01-15T00:00Z'), opened)).toBe(11 * hour);
  });

  test('a closed date that is opened works those hours alone', () => {
    const [from, to] = [at('2026-04-02T23:00Z'), at('2026-04-03T23:00Z')];
    expect(workingTimeBetween(from, to, opened)).toBe(3 * hour);
    expect(workingStretches(from, to, opened).map((one) => [iso(one.from), iso(one.to)])).toEqual([
      ['2026-04-03T08:00:00.000Z', '2026-04-03T11:00:00.000Z'],
    ]);
  });
});

describe('round the clock', () => {
  test('working time is elapsed time', () => {
    expect(addWorkingTime(at('2026-03-28T20:00Z'), day, roundTheClock)).toBe(at('2026-03-29T20:00Z'));
    expect(workingTimeBetween(0, 5, roundTheClock)).toBe(5);
  });

  test('with a closed date it stops for that local day', () => {
    const calendar: BusinessCalendar = { timezone: 'Europe/London', week: 'always', closed: ['2026-07-15'] };
    expect(iso(addWorkingTime(at('2026-07-14T22:30Z'), hour, calendar))).toBe('2026-07-15T23:30:00.000Z');
  });
});

describe('spring change, 2026-03-29: 01:00 to 02:00 does not exist', () => {
  const before = at('2026-03-29T00:00Z');

  test('the whole day has 23 hours', () => {
    expect(workingTimeBetween(before, at('2026-03-29T23:00Z'), everyDay('00:00', '24:00'))).toBe(23 * hour);
    expect(iso(addWorkingTime(before, 23 * hour, everyDay('00:00', '24:00')))).toBe('2026-03-29T23:00:00.000Z');
  });

  test('opening at a skipped time is opening when the clock jumps', () => {
    expect(iso(addWorkingTime(before, 0, everyDay('01:30', '05:00')))).toBe('2026-03-29T01:00:00.000Z');
    expect(workingTimeBetween(before, at('2026-03-29T12:00Z'), everyDay('01:30', '05:00'))).toBe(3 * hour);
  });

  test('hours that are skipped whole hold no work', () => {
    expect(workingTimeBetween(before, at('2026-03-29T12:00Z'), everyDay('01:00', '02:00'))).toBe(0);
    expect(iso(addWorkingTime(before, minute, everyDay('01:00', '02:00')))).toBe('2026-03-30T00:01:00.000Z');
  });

  test('office hours move with the clock', () => {
    expect(iso(addWorkingTime(at('2026-03-27T16:00Z'), 2 * hour, office))).toBe('2026-03-30T09:00:00.000Z');
  });
});

describe('autumn change, 2026-10-25: 01:00 to 02:00 happens twice', () => {
  const before = at('2026-10-24T23:00Z');

  test('the whole day has 25 hours', () => {
    expect(workingTimeBetween(before, at('2026-10-26T00:00Z'), everyDay('00:00', '24:00'))).toBe(25 * hour);
  });

  test('the repeated hour counts twice', () => {
    expect(workingTimeBetween(before, at('2026-10-25T12:00Z'), everyDay('01:00', '02:00'))).toBe(2 * hour);
    expect(iso(addWorkingTime(before, 90 * minute, everyDay('01:00', '02:00')))).toBe('2026-10-25T01:30:00.000Z');
  });

  test('a repeated time opens and closes at its first showing', () => {
    expect(iso(addWorkingTime(before, 0, everyDay('01:30', '05:00')))).toBe('2026-10-25T00:30:00.000Z');
    expect(workingTimeBetween(before, at('2026-10-25T12:00Z'), everyDay('00:00', '01:30'))).toBe(1.5 * hour);
  });

  test('hours that touch on the clock touch in time', () => {
    const week: WorkingHours[] = [
      { day: 'sunday', from: '00:00', to: '01:29' },
      { day: 'sunday', from: '01:30', to: '24:00' },
    ];
    const worked = workingTimeBetween(before, at('2026-10-26T00:00Z'), { timezone: 'Europe/London', week, closed: [] });
    expect(worked).toBe(25 * hour - minute);
  });
});

describe('bad input', () => {
  const monday = (from: string, to: string): BusinessCalendar => ({
    timezone: 'Europe/London',
    week: [{ day: 'monday', from, to }],
    closed: [],
  });

  test.each([
    ['no working hours', { timezone: 'Europe/London', week: [], closed: [] }, 'no working hours'],
    ['a time that is none', monday('9am', '17:00'), '9am; write it like 08:30'],
    ['hours past midnight', monday('22:00', '06:00'), 'split hours past midnight'],
  ])('%s', (_name, calendar: BusinessCalendar, message) => {
    expect(() => addWorkingTime(0, 1, calendar)).toThrow(message);
  });

  test('a negative duration', () => {
    expect(() => addWorkingTime(0, -1, office)).toThrow('zero or more');
  });
});

describe('properties', () => {
  const time = fc.integer({ min: 0, max: 24 * 4 });
  const clock = (quarter: number) =>
    `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
  const entry = fc
    .tuple(fc.constantFrom(...weekdays), time, time)
    .filter(([, a, b]) => a !== b)
    .map(([weekday, a, b]) => ({ day: weekday, from: clock(Math.min(a, b)), to: clock(Math.max(a, b)) }));
  const calendar: fc.Arbitrary<BusinessCalendar> = fc.record({
    timezone: fc.constantFrom('Europe/London', 'Etc/UTC', 'Australia/Lord_Howe'),
    week: fc.oneof(fc.constant('always' as const), fc.array(entry, { minLength: 1, maxLength: 8 })),
    closed: fc.uniqueArray(fc.constantFrom('2026-03-29', '2026-10-25', '2026-12-25', '2026-12-28'), { maxLength: 4 }),
  });
  // Days around both clock changes, and the year's end, to the millisecond.
  const instant = fc
    .tuple(
      fc.constantFrom(at('2026-03-26T00:00Z'), at('2026-10-22T00:00Z'), at('2026-12-23T00:00Z')),
      fc.integer({ min: 0, max: 8 * day }),
    )
    .map(([from, after]) => from + after);
  const duration = fc.integer({ min: 0, max: 4 * day });
  const runs = { numRuns: 200 };

  test('adding twice is adding the sum', () => {
    fc.assert(
      fc.property(calendar, instant, duration, duration, (c, start, a, b) => {
        expect(addWorkingTime(addWorkingTime(start, a, c), b, c)).toBe(addWorkingTime(start, a + b, c));
      }),
      runs,
    );
  });

  test('what was added lies between', () => {
    fc.assert(
      fc.property(calendar, instant, duration, (c, start, ms) => {
        expect(workingTimeBetween(start, addWorkingTime(start, ms, c), c)).toBe(ms);
      }),
      runs,
    );
  });

  test('stretches of time add up', () => {
    fc.assert(
      fc.property(calendar, instant, instant, instant, (c, x, y, z) => {
        expect(workingTimeBetween(x, y, c) + workingTimeBetween(y, z, c)).toBe(workingTimeBetween(x, z, c));
      }),
      runs,
    );
  });

  test('later or longer is never earlier', () => {
    fc.assert(
      fc.property(calendar, instant, duration, fc.integer({ min: 0, max: 2 * day }), (c, start, ms, more) => {
        const due = addWorkingTime(start, ms, c);
        expect(due).toBeGreaterThanOrEqual(start + ms);
        expect(addWorkingTime(start + more, ms, c)).toBeGreaterThanOrEqual(due);
        expect(addWorkingTime(start, ms + more, c)).toBeGreaterThanOrEqual(due);
      }),
      runs,
    );
  });

  test('it never lands in closed time, judged by the local clock alone', () => {
    fc.assert(
      fc.property(calendar, instant, duration, (c, start, ms) => {
        const due = addWorkingTime(start, ms, c);
        expect(isOpenOnTheWall(due, c) || isOpenOnTheWall(due - 1, c)).toBe(true);
      }),
      runs,
    );
  });
});

/** An independent judge: reads the local date and time from Intl and looks them up in the week. */
function isOpenOnTheWall(ms: number, calendar: BusinessCalendar): boolean {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-CA', { timeZone: calendar.timezone, hourCycle: 'h23', ...options }).format(ms);
  if (calendar.closed.includes(part({ year: 'numeric', month: '2-digit', day: '2-digit' }))) return false;
  if (calendar.week === 'always') return true;
  const clock = part({ hour: '2-digit', minute: '2-digit' });
  const weekday = part({ weekday: 'long' }).toLowerCase();
  const repeated =
    calendar.timezone === 'Europe/London' && ms >= at('2026-10-25T01:00Z') && ms < at('2026-10-25T02:00Z');
  return calendar.week.some(({ day: on, from, to }) => {
    // Hours that began in the first showing of 01:00 to 02:00 and outlast it run through the second showing.
    const runsThrough = repeated && from < '02:00' && to >= '02:00';
    return on === weekday && (runsThrough || (from <= clock && clock < to));
  });
}
