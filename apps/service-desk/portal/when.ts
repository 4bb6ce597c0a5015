import { shortTimeOf } from '../../../ui/clock-bar/minutes.ts';

const zone = { timeZone: 'Europe/London' } as const;
const dayName = new Intl.DateTimeFormat('en-GB', { ...zone, weekday: 'short', day: 'numeric', month: 'short' });
const dayKey = new Intl.DateTimeFormat('en-CA', { ...zone, dateStyle: 'short' });
const DAY_MS = 86_400_000;

/** `today 14:00`, `tomorrow 09:00`, `Mon 30 Nov, 09:00`: as one says it to somebody who waits. */
export function dayAndTime(at: number, now: number): string {
  const key = dayKey.format(at);
  if (key === dayKey.format(now)) return `today ${shortTimeOf(at)}`;
  if (key === dayKey.format(now + DAY_MS)) return `tomorrow ${shortTimeOf(at)}`;
  return `${dayOf(at)}, ${shortTimeOf(at)}`;
}

/** `Mon 30 Nov`; put together here, since browsers set commas of their own. */
function dayOf(at: number): string {
  const parts = new Map(dayName.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${parts.get('weekday')} ${parts.get('day')} ${parts.get('month')}`;
}

/** `Sun 29 Nov, 12:00 to 14:00`: the day is said once, unless it ends on another. */
export function spanOf(from: number, to: number, now: number): string {
  const end = dayKey.format(from) === dayKey.format(to) ? shortTimeOf(to) : dayAndTime(to, now);
  return `${dayAndTime(from, now)} to ${end}`;
}

/** A promised time, and what is said when it has passed. */
export function byWords(by: number, now: number): string {
  return by < now ? `was promised by ${dayAndTime(by, now)}: we are late` : `by ${dayAndTime(by, now)}`;
}

/** `£85.00`, or that it costs nothing. */
export function priceOf(pence: number): string {
  return pence === 0 ? 'No charge' : `£${Math.floor(pence / 100)}.${String(pence % 100).padStart(2, '0')}`;
}

/** Working hours in the words of somebody who waits: `10 working hours`, `3 working days`. */
export function leadOf(hours: number): string {
  return hours <= 20 ? `${hours} working hours` : `${Math.ceil(hours / 10)} working days`;
}
