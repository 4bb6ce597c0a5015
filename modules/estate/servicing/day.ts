import { workingStretches } from '../../../kernel/pure.ts';

const DAY_MS = 86_400_000;

/** The midnight that ends a day of local time. */
export function endOfDay(date: string, timezone: string): number {
  const noon = Date.parse(`${date}T12:00:00Z`);
  const open = [{ date, from: '00:00', to: '24:00' }];
  const calendar = { timezone, week: [{ day: 'monday', from: '12:00', to: '12:01' }] as const, closed: [date], open };
  const whole = workingStretches(noon - 2 * DAY_MS, noon + 2 * DAY_MS, calendar).find(
    ({ from, to }) => to - from > DAY_MS / 2,
  );
  return whole?.to ?? noon + DAY_MS / 2;
}
