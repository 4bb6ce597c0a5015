import { dayOf } from '../search/day-words.ts';

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;

const wall = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' },
  ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
});

/** The instant at which the clocks of the room showed it; the first of two in the hour that autumn has twice, null where spring has none. */
function instantOf(day: Date, hours: number, minutes: number): number | null {
  const asUtc = Date.UTC(day.getFullYear(), day.getMonth(), day.getDate(), hours, minutes);
  const shown = new Date(asUtc).toISOString();
  const wanted = `${shown.slice(8, 10)}/${shown.slice(5, 7)}/${shown.slice(0, 4)}, ${shown.slice(11, 16)}`;
  return [asUtc - HOUR_MS, asUtc].find((at) => wall.format(at) === wanted) ?? null;
}

/** `14:05`, `1405` or `9:30` on that day; where it lies before what went before it, on the day after: the night went on. */
export function timeOn(dayText: string, text: string, notBefore: number): number | null {
  const day = dayOf(dayText);
  const [, hours, minutes] = /^\s*(\d{1,2})[:.]?(\d{2})\s*$/.exec(text) ?? [];
  if (day === null || hours === undefined || Number(hours) >= DAY_HOURS || Number(minutes) > 59) return null;
  const same = instantOf(day, Number(hours), Number(minutes));
  if (same === null || same >= notBefore) return same;
  const next = new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1);
  return instantOf(next, Number(hours), Number(minutes));
}
