import type { RowOf } from '../../../kernel/pure.ts';
import type { AlarmRates } from '../../../modules/operations/contract.ts';

type RateRow = RowOf<typeof AlarmRates>;

export const STRETCH_MS = 600_000;
/** So many alarms in ten minutes are as many as a person can act on, and as many as an upset may bring at first. */
export const ROUTINE = 1;
export const UPSET = 10;

export interface SeatRate {
  readonly seatId: string;
  /** Alarms of class A and B in each stretch of ten minutes, the oldest first. */
  readonly counts: readonly number[];
  readonly mean: number;
  readonly most: number;
  readonly joined: number;
  readonly state: 'routine' | 'above' | 'upset';
}

/** By seat, over the last `stretches` of ten minutes; the seat that is told most comes first. */
export function seatRates(rows: readonly RateRow[], now: number, stretches: number): readonly SeatRate[] {
  const last = Math.floor(now / STRETCH_MS);
  const seats = Map.groupBy(rows, ({ seatId }) => seatId);
  return [...seats]
    .map(([seatId, own]) => rateOf(seatId, own, last, stretches))
    .toSorted((a, b) => b.mean - a.mean || (a.seatId < b.seatId ? -1 : 1));
}

function rateOf(seatId: string, own: readonly RateRow[], last: number, stretches: number): SeatRate {
  const counts = Array.from({ length: stretches }, (_, at) => {
    const from = (last - stretches + 1 + at) * STRETCH_MS;
    const found = own.find((row) => row.from === from);
    return found === undefined ? 0 : found.a + found.b;
  });
  const mean = counts.reduce((sum, count) => sum + count, 0) / stretches;
  const most = Math.max(0, ...counts);
  const joined = own.reduce((sum, row) => sum + row.joined, 0);
  const state = most > UPSET ? 'upset' : mean > ROUTINE ? 'above' : 'routine';
  return { seatId, counts, mean, most, joined, state };
}
