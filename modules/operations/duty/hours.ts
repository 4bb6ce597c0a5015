import { Temporal } from 'temporal-polyfill';
import type { Shift } from './decide.ts';

interface Pattern {
  readonly firstDay: string;
  readonly days: number;
  /** Null: off. */
  readonly cycle: readonly ({ readonly from: string; readonly hours: number } | null)[];
}

interface WorkingDay {
  readonly day: string;
  readonly from: string;
  readonly hours: number;
}

const HOUR_MS = 3_600_000;

/** The days of a pattern on which somebody works. */
export function workingDays({ firstDay, days, cycle }: Pattern): readonly WorkingDay[] {
  const first = Temporal.PlainDate.from(firstDay);
  return Array.from({ length: days }, (_, at) => cycle[at % cycle.length] ?? null).flatMap((shift, at) =>
    shift === null ? [] : [{ ...shift, day: first.add({ days: at }).toString() }],
  );
}

/** It begins by the clock on the wall, and lasts as long as it lasts, also in the night in which that clock is changed. */
export function shiftOf({ day, from, hours }: WorkingDay, timezone: string): Shift {
  const startsAt = instantOf(day, from, timezone);
  return { startsAt, endsAt: startsAt + hours * HOUR_MS };
}

interface Minimum {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

/** `from` on so many are asked for, until the next of them. */
interface Asked {
  readonly from: number;
  readonly wanted: number;
}

/** What an area's minimum asks for from an instant on, over so many hours; the greatest that holds at a time counts. */
export function askedFrom(now: number, hours: number, minima: readonly Minimum[], timezone: string): readonly Asked[] {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timezone).toPlainDate();
  const spans = [-1, 0, 1, 2].flatMap((days) => {
    const day = today.add({ days });
    return minima.map(({ from, to, count }) => {
      const end = to === '24:00' ? { day: day.add({ days: 1 }), hour: '00:00' } : { day, hour: to };
      const until = instantOf(end.day.toString(), end.hour, timezone);
      return { from: instantOf(day.toString(), from, timezone), until, count };
    });
  });
  const edges = spans
    .flatMap(({ from, until }) => [from, until])
    .filter((at) => at > now && at < now + hours * HOUR_MS);
  return [...new Set([now, ...edges])]
    .toSorted((a, b) => a - b)
    .map((at) => {
      const holding = spans.filter(({ from, until }) => from <= at && at < until).map(({ count }) => count);
      return { from: at, wanted: Math.max(0, ...holding) };
    });
}

function instantOf(day: string, hour: string, timezone: string): number {
  return Temporal.PlainDateTime.from(`${day}T${hour}`).toZonedDateTime(timezone).epochMilliseconds;
}
