import { workingStretches } from '../../../../kernel/pure.ts';
import { monthOf } from '../../levels/month.ts';

interface Rhythm {
  readonly every: 'day' | 'week' | 'month';
  /** Local time, `07:00`. */
  readonly at: string;
}

const DAY_MS = 86_400_000;
const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** The next such local time after an instant: each day, each Monday, or the first of each month. */
export function nextTime({ every, at }: Rhythm, after: number, timezone: string): number {
  // A day of the clock's change may skip the minute: a week on it is there.
  const until = after + (every === 'month' ? 40 : 9) * DAY_MS;
  const on = every === 'week' ? (['monday'] as const) : days;
  const week = on.map((day) => ({ day, from: at, to: minuteLater(at) }));
  const found = workingStretches(after, until, { timezone, week, closed: [] }).filter(({ from }) => from > after);
  const fits = found.find(({ from }) => every !== 'month' || isFirst(from, timezone));
  return fits?.from ?? until;
}

function isFirst(at: number, timezone: string): boolean {
  return at - monthOf(undefined, at, timezone).from < DAY_MS;
}

function minuteLater(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const at = hour * 60 + minute + 1;
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
}

/** What a report looks back at: the day, the seven days, or the month before. */
export function spanBefore(
  { every }: Rhythm,
  at: number,
  timezone: string,
): { readonly from: number; readonly to: number } {
  if (every !== 'month') return { from: at - (every === 'day' ? 1 : 7) * DAY_MS, to: at };
  const to = monthOf(undefined, at, timezone).from;
  return { from: monthOf(undefined, to - 1, timezone).from, to };
}
