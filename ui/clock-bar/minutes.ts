/** `27 min`, `3 h 05`, `−4 min`; below a minute in seconds, since that is when it counts. */
export function minutesLeft(leftMs: number): string {
  const sign = leftMs < 0 ? '−' : '';
  const seconds = Math.floor(Math.abs(leftMs) / 1000);
  if (seconds < 60) return `${sign}${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 100 ? `${sign}${minutes} min` : `${sign}${Math.floor(minutes / 60)} h ${pad(minutes % 60)}`;
}

/** How long ago, short: `12 s`, `4 m`, `3 h 05`, `2 d`. */
export function ago(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 100) return `${minutes} m`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${pad(minutes % 60)}` : `${Math.floor(hours / 24)} d`;
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** `21:04:37`, always British local time: the day turns at local midnight. */
export function timeOf(at: number): string {
  return clock.format(at);
}

/** `21:04` */
export function shortTimeOf(at: number): string {
  return clock.format(at).slice(0, 5);
}

const HOUR_MS = 3_600_000;
/** Nearer than this a day of a month is of one year only. */
const HALF_YEAR_MS = 180 * 24 * HOUR_MS;
const date = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});
/** `21:04` today, else `22/11 21:04`, with the year where another could be meant: `22/11/2025 21:04`. */
export function whenOf(at: number, now: number): string {
  const then = date.format(at);
  if (then === date.format(now)) return shortTimeOf(at);
  return `${Math.abs(at - now) < HALF_YEAR_MS ? then.slice(0, 5) : then} ${shortTimeOf(at)}`;
}

const zoneName = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', timeZoneName: 'short' });

/** `22/11/2026 21:04:37`; in the hour that the autumn has twice it says which: `25/10/2026 01:30:00 BST`. */
export function stampOf(at: number): string {
  const stamp = `${date.format(at)} ${timeOf(at)}`;
  const twice = [at - HOUR_MS, at + HOUR_MS].some((other) => timeOf(other) === timeOf(at));
  if (!twice) return stamp;
  return `${stamp} ${zoneName.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
