import { Temporal } from 'temporal-polyfill';

/** The next time that a clock on the wall shows `HH:MM`, after `now`; epoch milliseconds. An hour that a night leaves out is the one after it. */
export function nextAtHour(now: number, hour: string, timezone: string): number {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timezone).toPlainDate();
  const at = (days: number): number => instantOf(today.add({ days }).toString(), hour, timezone);
  return at(0) > now ? at(0) : at(1);
}

/** When a clock on the wall shows `HH:MM` on a day (`YYYY-MM-DD`); epoch milliseconds. */
export function instantOf(day: string, hour: string, timezone: string): number {
  return Temporal.PlainDateTime.from(`${day}T${hour}`).toZonedDateTime(timezone).epochMilliseconds;
}
