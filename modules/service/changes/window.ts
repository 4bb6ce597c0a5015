import type { Proposal } from './terms.ts';

const MINUTE_MS = 60_000;

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The time in which it may still be going on: the window and the planned way back. */
export function occupiedBy(window: NonNullable<Proposal['window']>): Span {
  return { from: window.from, to: window.to + window.backOutMinutes * MINUTE_MS };
}

export function overlap(one: Span, other: Span): boolean {
  return one.from < other.to && other.from < one.to;
}
