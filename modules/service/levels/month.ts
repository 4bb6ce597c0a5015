import { workingStretches } from '../../../kernel/pure.ts';

/** A month of local time. Epoch milliseconds; `until` is the first instant that is no longer of it. */
export interface Month {
  readonly name: string;
  readonly from: number;
  readonly until: number;
}

const DAY_MS = 86_400_000;

/** The month that was asked for (`2026-11`), else the one that runs. */
export function monthOf(asked: string | undefined, now: number, timezone: string): Month {
  const wanted = asked !== undefined && /^[12]\d{3}-(0[1-9]|1[0-2])$/.test(asked);
  const name = wanted
    ? asked
    : new Intl.DateTimeFormat('en-CA', { timeZone: timezone, year: 'numeric', month: '2-digit' }).format(now);
  const [year = 1970, month = 1] = name.split('-').map(Number);
  return { name, from: beginning(year, month, timezone), until: beginning(year, month + 1, timezone) };
}

/** The first midnight of a month: a day that is open for once begins with it. */
function beginning(year: number, month: number, timezone: string): number {
  const first = Date.UTC(year, month - 1, 1);
  const date = new Date(first).toISOString().slice(0, 10);
  const open = [{ date, from: '00:00', to: '24:00' }];
  const calendar = { timezone, week: [{ day: 'monday', from: '12:00', to: '12:01' }] as const, closed: [date], open };
  const found = workingStretches(first - 2 * DAY_MS, first + 2 * DAY_MS, calendar).find(
    ({ from, to }) => to - from > DAY_MS / 2,
  );
  return found?.from ?? first;
}
