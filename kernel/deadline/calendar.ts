import { Temporal } from 'temporal-polyfill';

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
type Weekday = (typeof weekdays)[number];

/** Working hours of one weekday in local time: `HH:MM`, `to` up to `24:00`. Hours past midnight are two entries. */
export interface WorkingHours {
  readonly day: Weekday;
  readonly from: string;
  readonly to: string;
}

/** Hours of one local date (`YYYY-MM-DD`) besides those of its weekday. */
interface OpenDate {
  readonly date: string;
  readonly from: string;
  readonly to: string;
}

/**
 * When an organisation works. `always` means every hour of every day that is not closed. `closed` holds local dates
 * (`YYYY-MM-DD`), closed from midnight to midnight; `open` adds hours to single dates, also to one that is closed.
 */
export interface BusinessCalendar {
  readonly timezone: string;
  readonly week: 'always' | readonly WorkingHours[];
  readonly closed: readonly string[];
  readonly open?: readonly OpenDate[] | undefined;
}

/** Round the clock, every day: working time is elapsed time. */
export const roundTheClock: BusinessCalendar = { timezone: 'Etc/UTC', week: 'always', closed: [] };

/** A stretch of working time, epoch milliseconds; both ends count as open, so that a promise may fall due at closing. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * The instant at which `durationMs` of working time has passed since `startMs` (epoch milliseconds). It never lies in
 * closed time: a start in closed time waits for the next opening, time that runs out at closing ends at closing.
 * Elapsed time counts, not wall-clock time: an hour skipped in March is no hour, one repeated in October is two.
 * Throws RangeError on a negative or non-finite duration and on a calendar without working hours.
 */
export function addWorkingTime(startMs: number, durationMs: number, calendar: BusinessCalendar): number {
  if (!(durationMs >= 0 && Number.isFinite(durationMs))) {
    throw new RangeError(`Working time to add must be zero or more milliseconds, e.g. 3600000; it is ${durationMs}`);
  }
  if (isRoundTheClock(calendar)) return startMs + durationMs;
  let left = durationMs;
  for (const stretch of stretchesFrom(startMs, calendar)) {
    const begin = Math.max(startMs, stretch.from);
    if (left <= stretch.to - begin) return begin + left;
    left -= stretch.to - begin;
  }
  throw new RangeError('The calendar has no working hours that could ever use up the duration');
}

/** Milliseconds of working time between two instants; negative when `toMs` is the earlier one. */
export function workingTimeBetween(fromMs: number, toMs: number, calendar: BusinessCalendar): number {
  if (isRoundTheClock(calendar)) return toMs - fromMs;
  if (toMs < fromMs) return 0 - workingTimeBetween(toMs, fromMs, calendar);
  return workingStretches(fromMs, toMs, calendar).reduce((sum, { from, to }) => sum + to - from, 0);
}

/** The stretches of working time between two instants, in order, cut to them; ends exclusive. */
export function workingStretches(fromMs: number, toMs: number, calendar: BusinessCalendar): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const { from, to } of stretchesFrom(fromMs, calendar)) {
    if (from >= toMs) break;
    const cut = { from: Math.max(from, fromMs), to: Math.min(to, toMs) };
    if (cut.to > cut.from) found.push(cut);
  }
  return found;
}

function isRoundTheClock(calendar: BusinessCalendar): boolean {
  return calendar.week === 'always' && calendar.closed.length === 0;
}

/** Working stretches that end at or after `startMs`, in order, without end. */
function* stretchesFrom(startMs: number, calendar: BusinessCalendar): Generator<Stretch> {
  const days = daysOf(calendar);
  // No place is more than a day from UTC.
  for (let day = Math.floor(startMs / DAY_MS) - 1; ; day += 1) {
    for (const stretch of days(day)) {
      // What ends with its day is over when the next begins.
      if (stretch.to > startMs || (stretch.to === startMs && !stretch.endsDay)) yield stretch;
    }
  }
}

const DAY_MS = 86_400_000;

/** The stretches of a day, counted from 1970-01-01. */
type Days = (day: number) => readonly DayStretch[];
type DayStretch = Stretch & { readonly endsDay: boolean };

/**
 * Days that were worked out once are kept: a time zone costs far more than all the rest, and the same days are asked for again and
 * again. Calendars are nobody's to change, but each event that is read brings a copy of its own: by what a copy says, the days of the
 * calendar that it is a copy of are found.
 */
const known = new WeakMap<BusinessCalendar, Days>();
const bySaying = new Map<string, Days>();
/** A force has some ten calendars, and a new version of one now and then. */
const MOST_CALENDARS = 200;

function daysOf(calendar: BusinessCalendar): Days {
  const before = known.get(calendar);
  if (before !== undefined) return before;
  const { timezone, week, closed, open } = calendar;
  const saying = JSON.stringify([timezone, week, closed, open]);
  const days = bySaying.get(saying) ?? workedOut(calendar);
  if (bySaying.size >= MOST_CALENDARS) bySaying.clear();
  bySaying.set(saying, days);
  known.set(calendar, days);
  return days;
}

function workedOut(calendar: BusinessCalendar): Days {
  const hours = hoursByDay(calendar);
  const closed = new Set(calendar.closed);
  const opened = Map.groupBy(calendar.open ?? [], ({ date: on }) => on);
  const kept = new Map<number, readonly DayStretch[]>();
  return (day) => {
    const found = kept.get(day);
    if (found !== undefined) return found;
    const date = Temporal.PlainDate.from(FIRST_DAY).add({ days: day });
    const usual = closed.has(date.toString()) ? [] : (hours[date.dayOfWeek - 1] ?? []);
    const stretches = withOpened(usual, opened.get(date.toString()))
      .map(([from, to]) => ({
        from: reached(date, from, calendar.timezone),
        to: reached(date, to, calendar.timezone),
        endsDay: to === dayMinutes,
      }))
      // An hour that the spring change skips leaves nothing to work in.
      .filter(({ from, to }) => to > from);
    kept.set(day, stretches);
    return stretches;
  };
}

/** Not a date yet: what is worked out while it is read, screens that ask for no calendar carry with all of Temporal. */
const FIRST_DAY = '1970-01-01';

const dayMinutes = 24 * 60;

type Hours = readonly (readonly [number, number])[];

function withOpened(usual: Hours, opened: readonly OpenDate[] | undefined): Hours {
  if (opened === undefined) return usual;
  const added = opened.map(({ from, to }) => ({ from: minutesOf(from), to: minutesOf(to) }));
  return joined([...usual.map(([from, to]) => ({ from, to })), ...added]);
}

/** Minutes after midnight by weekday (Monday first), in order, overlapping and touching entries joined. */
function hoursByDay(calendar: BusinessCalendar): readonly (readonly (readonly [number, number])[])[] {
  if (calendar.week === 'always') return weekdays.map(() => [[0, dayMinutes]]);
  if (calendar.week.length === 0) throw new RangeError('The calendar has no working hours; give at least one entry');
  const entries = calendar.week.map(({ day, from, to }) => ({ day, from: minutesOf(from), to: minutesOf(to) }));
  const wrong = entries.findIndex(({ from, to }) => to <= from);
  if (wrong >= 0) {
    throw new RangeError(
      `Working hours ${wrong + 1} end before they begin; split hours past midnight into two entries`,
    );
  }
  return weekdays.map((day) => joined(entries.filter((entry) => entry.day === day)));
}

function joined(entries: readonly { from: number; to: number }[]): [number, number][] {
  const result: [number, number][] = [];
  for (const { from, to } of entries.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}

/** Minutes after midnight of `HH:MM`, 00:00 to 24:00. */
function minutesOf(time: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$|^24:00$/.exec(time);
  if (match === null) throw new RangeError(`Not a time of day: ${time}; write it like 08:30, or 24:00 for the end`);
  return match[1] === undefined ? dayMinutes : Number(match[1]) * 60 + Number(match[2]);
}

/**
 * The first instant at which the local clock has reached `minutes` after midnight of `date`. A time that the spring
 * change skips is reached when the clock jumps over it, one that the autumn change repeats is reached at its first
 * showing. Stated so, stretches that touch on the clock touch in time, at both changes.
 */
function reached(date: Temporal.PlainDate, minutes: number, timezone: string): number {
  const day = minutes === dayMinutes ? date.add({ days: 1 }) : date;
  const local = day.toPlainDateTime({ hour: Math.floor((minutes % dayMinutes) / 60), minute: minutes % 60 });
  const zoned = local.toZonedDateTime(timezone, { disambiguation: 'earlier' });
  if (zoned.toPlainDateTime().equals(local)) return zoned.epochMilliseconds;
  return (zoned.getTimeZoneTransition('next') ?? zoned).epochMilliseconds;
}
