import type { RowOf } from '../../../kernel/pure.ts';
import type { Servicing } from '../../../modules/estate/contract.ts';

type Vehicle = RowOf<typeof Servicing>;

const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', dateStyle: 'medium' });
const miles = new Intl.NumberFormat('en-GB');
/** A day ends at the midnight after it. */
const BEFORE_MIDNIGHT_MS = 1_000;

export function isOverdue({ dueAt }: Pick<Vehicle, 'dueAt'>, now: number): boolean {
  return dueAt !== null && dueAt <= now;
}

/** What is due first, first; what has no plan last. */
export function inDueOrder(rows: readonly Vehicle[]): readonly Vehicle[] {
  const at = ({ dueAt }: Vehicle): number => dueAt ?? Number.MAX_SAFE_INTEGER;
  return rows.toSorted((one, other) => at(one) - at(other) || (one.label < other.label ? -1 : 1));
}

/** When, and by which of both. */
export function dueWords(vehicle: Vehicle, now: number): string {
  const { dueAt, dueBy, planMiles, miles: stands } = vehicle;
  const meter = stands === null ? '' : `, the meter says ${miles.format(stands)}`;
  if (dueAt === null) {
    const planned = planMiles === null ? 'no service planned' : `due at ${miles.format(planMiles)} miles`;
    return `${planned}${meter}`;
  }
  const at = planMiles === null ? '' : miles.format(planMiles);
  const date = day.format(dueAt - BEFORE_MIDNIGHT_MS);
  const late = isOverdue(vehicle, now) ? 'overdue: ' : '';
  if (dueBy === 'mileage') return `${late}${at} miles reached${meter}`;
  if (dueBy === 'mileage-projected') return `${late}${at} miles about ${date}, as it is driven${meter}`;
  return `${late}due by ${date}${at === '' ? '' : `, or at ${at} miles`}${meter}`;
}
