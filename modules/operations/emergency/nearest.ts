import type { UnitFound } from '../dispatch/candidates.ts';

export interface Near {
  readonly unit: UnitFound;
  readonly travel: { readonly seconds: number; readonly metres: number };
}

const MOST = 6;

/** Everybody goes to a colleague: whatever they are on, but who calls for help, is off duty or is of a kind that answers no calls. */
export function mayCome(unit: UnitFound, toTourId: string, responding: ReadonlySet<string>): boolean {
  if (unit.tourId === toTourId || unit.emergency || unit.meaning === 'off-duty') return false;
  return responding.has(unit.kindId);
}

/** The soonest by road first. */
export function nearestOf(units: readonly UnitFound[], times: ReadonlyMap<string, Near['travel']>): readonly Near[] {
  const there = units.flatMap((unit) => {
    const travel = times.get(unit.tourId);
    return travel === undefined ? [] : [{ unit, travel }];
  });
  const order = (a: Near, b: Near): number =>
    a.travel.seconds - b.travel.seconds || (a.unit.callsign < b.unit.callsign ? -1 : 1);
  return there.toSorted(order).slice(0, MOST);
}
