import { whenOf } from '../../../ui/clock-bar/minutes.ts';

const DAY_MS = 86_400_000;
/** Beyond it a day and month alone might be those of another year. */
const NEAR_MS = 180 * DAY_MS;
/** Beyond it nobody counts hours. */
const COUNTED_MS = 7 * DAY_MS;
const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', dateStyle: 'medium' });

/** Kit stays in somebody's hands for years: `21:04` today, `22/11 21:04` near it, else `22 Nov 2027`. */
export function kitDate(at: number, now: number): string {
  return Math.abs(at - now) < NEAR_MS ? whenOf(at, now) : day.format(at);
}

/** A clock that runs for a year is read as a date. */
export function isCounted(dueAt: number, now: number): boolean {
  return dueAt - now < COUNTED_MS;
}
