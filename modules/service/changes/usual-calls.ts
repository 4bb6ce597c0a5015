import type { Force } from '../../force/index.ts';
import type { Span } from './window.ts';

const HOUR_MS = 3_600_000;
const HOURS_OF_MONTH = 30.4 * 24;
/** What is longer is counted as if the rest were like these hours. */
const MOST_HOURS = 48;

/** How many calls usually come within a time, by the demand of the force: each hour of the day has its own share. */
export function usualCallsOf(force: Pick<Force, 'demand' | 'pack'>) {
  const hourly = new Map<string, number>();
  return ({ from, to }: Span, areaIds: readonly string[]): number => {
    const key = areaIds.toSorted().join(',');
    const hours = Math.min(MOST_HOURS, Math.max(1, Math.ceil((to - from) / HOUR_MS)));
    let sum = 0;
    for (let i = 0; i < hours; i++) sum += inHour(localHour(from + i * HOUR_MS), key, areaIds);
    return (sum / hours) * ((to - from) / HOUR_MS);
  };

  function inHour(hour: number, key: string, areaIds: readonly string[]): number {
    const known = hourly.get(`${hour} ${key}`);
    if (known !== undefined) return known;
    const wanted = new Set(areaIds);
    const points = force
      .demand(hour)
      .filter(({ areaId, beatId }) => wanted.size === 0 || wanted.has(areaId) || wanted.has(beatId));
    const calls = points.reduce((all, { weight }) => all + weight, 0) / HOURS_OF_MONTH;
    hourly.set(`${hour} ${key}`, calls);
    return calls;
  }

  function localHour(at: number): number {
    const parts = { hour: '2-digit', hourCycle: 'h23', timeZone: force.pack().timezone } as const;
    return Number(new Intl.DateTimeFormat('en-GB', parts).format(at));
  }
}
