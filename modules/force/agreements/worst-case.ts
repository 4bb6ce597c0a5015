import type { BusinessCalendar } from '../../../kernel/pure.ts';
import { type OpenHours, openHours, spanOf } from './open-hours.ts';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/** How much of one agreement's time another can use up, and from when. */
export interface WorstCase {
  readonly ms: number;
  readonly calledAt: number;
  readonly dueAt: number;
}

/** A Monday without a change of the clock near it; the ordinary week is the first after it that has no date of its own near. */
const ORDINARY = Date.parse('2026-06-01T00:00Z');

/**
 * worst(UC) of F3: the longest time of the agreement's hours that can pass between a call to whoever promised `targetMs` in their own
 * hours, and their due time; over an ordinary week, and the weeks around every date that either calendar closes or opens.
 *
 * Between the edges of both calendars the cost neither jumps nor bends, so that it is greatest at an edge, or where what was called
 * falls due at one; just past a closing it jumps, hence the millisecond.
 */
export function worstCase(targetMs: number, theirs: BusinessCalendar, ours: BusinessCalendar): WorstCase {
  const span = spanOf([theirs, ours], ORDINARY);
  const reach = Math.ceil(targetMs / DAY_MS) * 3 * DAY_MS;
  const they = openHours(theirs, span[0] - reach, span[1] + reach);
  const we = openHours(ours, span[0] - reach, span[1] + reach);
  const edges = [...new Set([...they.edges, ...we.edges])];
  const starts = edges.flatMap((edge) => [
    edge,
    they.before(edge, targetMs),
    edge + 1,
    they.before(edge, targetMs) + 1,
  ]);
  const weeks = weeksOf([theirs, ours]);
  const worst = starts
    .filter((start) => weeks.some(([from, to]) => start >= from && start < to))
    .map((start) => costOf(start, targetMs, they, we))
    .reduce((most, one) => (one.ms > most.ms ? one : most), { ms: 0, calledAt: ORDINARY, dueAt: ORDINARY });
  // The millisecond past an edge is the edge.
  return { ...worst, ms: Math.round(worst.ms / 1000) * 1000 };
}

function costOf(calledAt: number, targetMs: number, they: OpenHours, we: OpenHours): WorstCase {
  const dueAt = they.after(calledAt, targetMs);
  return { ms: Number.isFinite(dueAt) ? we.elapsedMs(calledAt, dueAt) : 0, calledAt, dueAt };
}

function weeksOf(calendars: readonly BusinessCalendar[]): readonly (readonly [number, number])[] {
  const dates = calendars.flatMap(({ closed, open = [] }) => [...closed, ...open.map(({ date }) => date)]);
  const days = dates.map((date) => Date.parse(`${date}T00:00Z`));
  const isNear = (week: number): boolean => days.some((day) => day > week - WEEK_MS && day < week + 4 * WEEK_MS);
  let ordinary = ORDINARY;
  while (isNear(ordinary)) ordinary += WEEK_MS;
  return [[ordinary, ordinary + WEEK_MS], ...days.map((day) => [day - WEEK_MS, day + 2 * DAY_MS] as const)];
}
