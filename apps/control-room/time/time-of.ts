import { dayOf } from '../search/day-words.ts';

/** An hour of the day that is over for longer is meant for tomorrow. */
const JUST_BEGUN_MS = 2 * 3_600_000;

/** Where an hour without its day lies: in what comes, or in what has been. */
type Side = 'ahead' | 'back';

/**
 * `now`, `20:30` or `20:30:15` (today; ahead: tomorrow when that was more than two hours ago; back: yesterday when that is still to
 * come), or `27/11/2026 20:30`, by the clock of the desk; null where it is no time. Epoch milliseconds.
 */
export function timeOf(text: string, now: number, side: Side = 'ahead'): number | null {
  const said = text.trim().toLowerCase();
  if (said === 'now') return Math.round(now);
  const [, day, hour, minute, second = '0'] =
    /^(?:(\S+)\s+)?([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/.exec(said) ?? [];
  if (hour === undefined || minute === undefined) return null;
  const on = day === undefined ? new Date(now) : dayOf(day);
  if (on === null) return null;
  const onDay = (days: number): number =>
    new Date(
      ...([on.getFullYear(), on.getMonth(), on.getDate() + days] as const),
      ...([Number(hour), Number(minute), Number(second)] as const),
    ).getTime();
  const at = onDay(0);
  if (day !== undefined) return at;
  if (side === 'back') return at <= now ? at : onDay(-1);
  return at >= now - JUST_BEGUN_MS ? at : onDay(1);
}

/** `27/11/2026 20:30:15`, by the clock of the desk: what `timeOf` reads again as the same second. */
export function writtenOf(at: number): string {
  const on = new Date(at);
  const day = [on.getDate(), on.getMonth() + 1].map(two).join('/');
  return `${day}/${on.getFullYear()} ${[on.getHours(), on.getMinutes(), on.getSeconds()].map(two).join(':')}`;
}

const two = (figure: number): string => String(figure).padStart(2, '0');
