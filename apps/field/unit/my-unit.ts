import type { z } from 'zod';
import type { RowOf } from '../../../kernel/pure.ts';
import { BookOn, type Units } from '../../../modules/operations/contract.ts';
import type { Acting } from '../acts/acts.ts';

export type UnitRow = RowOf<typeof Units>;
export type Booking = z.output<(typeof BookOn)['schema']>;

export interface Me {
  readonly name: string;
  readonly callsign: string | null;
  /** The tour that this phone booked on last. */
  readonly tourId: string | null;
}

/**
 * The tour that I am on. Rows name their crew but no accounts: the tour booked on this phone comes first, then my callsign
 * with me in its crew, then the only crew that has my name, then my callsign alone.
 */
export function findMyUnit(units: readonly UnitRow[], me: Me): UnitRow | null {
  const booked = units.find((unit) => unit.id === me.tourId);
  if (booked !== undefined) return booked;
  const called = units.find((unit) => me.callsign !== null && same(unit.callsign, me.callsign));
  const crewed = units.filter((unit) => unit.crew.some((member) => same(member.name, me.name)));
  if (called !== undefined && crewed.includes(called)) return called;
  const [only, ...others] = crewed;
  return only !== undefined && others.length === 0 ? only : (called ?? null);
}

function same(one: string, other: string): boolean {
  return one.trim().toUpperCase() === other.trim().toUpperCase();
}

/** A booking that has been entered and stands in no row yet. */
export function findBooking(acting: readonly Acting[]): Booking | null {
  const entered = acting.filter((one) => one.name === BookOn.name);
  return entered.flatMap((one) => BookOn.schema.safeParse(one.input).data ?? []).at(-1) ?? null;
}

/** The unit I act for: its row, or what was entered while the row is on its way. */
export interface Mine {
  readonly tourId: string;
  readonly callsign: string;
  readonly row: UnitRow | null;
}

export function mineOf(row: UnitRow | null, booking: Booking | null): Mine | null {
  if (row !== null) return { tourId: row.id, callsign: row.callsign, row };
  return booking === null ? null : { tourId: booking.tourId, callsign: booking.callsign, row: null };
}
