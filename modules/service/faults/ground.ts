import type { Db } from '../../../kernel/index.ts';
import type { EstateDoor } from './estate-door.ts';
import { areasOf, type Ground, unitsHit } from './translate.ts';

/** What hangs on these items just now: armed units on a job in an area without cover are hit as well. */
export async function groundOf(db: Db, estate: EstateDoor, downIds: readonly string[], hour: number): Promise<Ground> {
  const impact = await estate.impactOf(db, { downIds, hour });
  const { radios, vehicles, areas } = impact.policing;
  const bare = new Set(areas.filter(({ left }) => left === 0).map(({ areaId }) => areaId));
  const couldHit = radios.length + vehicles.length + bare.size > 0;
  const out = couldHit ? await estate.listUnitsOut(db) : [];
  const direct = unitsHit(impact, out);
  const inTheDark = out.filter((unit) => bare.has(unit.areaId) && !direct.includes(unit));
  const units = [...direct, ...inTheDark];
  return { impact, units, openCalls: await estate.countOpenCalls(db, areasOf(impact, units)) };
}

/** To make one costs a hundred times what it costs to ask it. */
const hours = new Map<string, Intl.DateTimeFormat>();

export function localHour(timezone: string, at: number): number {
  const parts = { hour: '2-digit', hourCycle: 'h23', timeZone: timezone } as const;
  const format = hours.get(timezone) ?? new Intl.DateTimeFormat('en-GB', parts);
  hours.set(timezone, format);
  return Number(format.format(at));
}
