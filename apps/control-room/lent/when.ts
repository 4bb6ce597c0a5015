import { dayOf } from '../search/day-words.ts';

const HOUR_MS = 3_600_000;
/** An hour of the day that is over for longer is meant for tomorrow. */
const JUST_BEGUN_MS = 2 * HOUR_MS;

/**
 * `now`, `20:30` (today, or tomorrow when that was more than two hours ago) or `27/11/2026 20:30`, by the clock of the desk; null where
 * it is no time. Epoch milliseconds.
 */
export function timeOf(text: string, now: number): number | null {
  const said = text.trim().toLowerCase();
  if (said === 'now') return Math.round(now);
  const [, day, hour, minute] = /^(?:(\S+)\s+)?([01]?\d|2[0-3]):([0-5]\d)$/.exec(said) ?? [];
  if (hour === undefined || minute === undefined) return null;
  const on = day === undefined ? new Date(now) : dayOf(day);
  if (on === null) return null;
  const at = new Date(on.getFullYear(), on.getMonth(), on.getDate(), Number(hour), Number(minute)).getTime();
  if (day !== undefined || at >= now - JUST_BEGUN_MS) return at;
  return new Date(on.getFullYear(), on.getMonth(), on.getDate() + 1, Number(hour), Number(minute)).getTime();
}

/** `4`, `4.5`: hours as milliseconds; null where it is no length. */
export function hoursOf(text: string): number | null {
  const hours = Number(text.trim());
  return text.trim() === '' || !Number.isFinite(hours) || hours <= 0 ? null : Math.round(hours * HOUR_MS);
}

/** `RA21, RE02`: what stands between commas or spaces. */
export function listOf(text: string): readonly string[] {
  return text
    .split(/[\s,]+/)
    .map((one) => one.trim().toUpperCase())
    .filter((one) => one !== '');
}
