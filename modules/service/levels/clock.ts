import { addWorkingTime, type BusinessCalendar, workingTimeBetween } from '../../../kernel/pure.ts';

export type Metric = 'response' | 'resolution' | 'update';

/** One target of an agreement as it stood when it was attached: a later edit of either changes nothing by itself. */
export interface Target {
  readonly metric: Metric;
  readonly agreementId: string;
  readonly agreementVersion: number;
  readonly minutes: number;
}

/** A stretch in which no agreed time passes; `to` null: it still lasts. Epoch milliseconds. */
export interface Pause {
  readonly from: number;
  readonly to: number | null;
}

/** What a clock is worked out from. */
export interface ClockWork {
  readonly startedAt: number;
  readonly targetMs: number;
  readonly calendar: BusinessCalendar;
  /** In any order; they may overlap. */
  readonly pauses: readonly Pause[];
}

/** Agreed time that has passed by `at`: E(t) = length([s,t] ∩ open(C) \ P). */
export function elapsedMs({ startedAt, calendar, pauses }: ClockWork, at: number): number {
  if (at <= startedAt) return 0;
  const paused = joined(pauses, startedAt, at);
  const still = paused.reduce((sum, { from, to }) => sum + workingTimeBetween(from, to, calendar), 0);
  return workingTimeBetween(startedAt, at, calendar) - still;
}

/** The least t at which `ms` of agreed time has passed; null: not before a pause that still lasts ends. */
export function reachedAt(work: ClockWork, ms: number): number | null {
  let from = work.startedAt;
  let left = ms;
  for (const pause of joined(work.pauses, from, Number.POSITIVE_INFINITY)) {
    const due = addWorkingTime(from, left, work.calendar);
    if (due <= pause.from) return due;
    left -= workingTimeBetween(from, pause.from, work.calendar);
    if (pause.to === Number.POSITIVE_INFINITY) return null;
    from = pause.to;
  }
  return addWorkingTime(from, left, work.calendar);
}

/** When the target is due; null while it is paused. */
export function dueAt(work: ClockWork): number | null {
  return reachedAt(work, work.targetMs);
}

/** What a promise of the kernel says of a clock. */
export interface ClockTimes {
  /** While it stands still: when it would be due if it went on from where it stopped. */
  readonly dueAt: number;
  readonly paused: boolean;
  /** Thresholds that have not been passed before the due time last moved, in their order; the last of them is `warnAt`. */
  readonly earlierWarnings: readonly number[];
  readonly warnAt: number | null;
}

/** Shares of the target at which people are told, the last of them at its breach. */
export const thresholds = [0.5, 0.75, 0.9, 1] as const;

/**
 * The kernel begins the steps of a promise anew whenever its due time moves: what was passed before the clock last stood still, or
 * before these targets were attached, has been told and is left out; what was reached at that very moment has not, since the pause came
 * first. A pause in closed time moves nothing.
 */
export function clockTimes(work: ClockWork, attachedAt: number | null): ClockTimes {
  const due = dueAt(work);
  const run = due === null ? { ...work, pauses: work.pauses.filter(({ to }) => to !== null) } : work;
  const movedAt = Math.max(attachedAt ?? Number.NEGATIVE_INFINITY, lastMove(run));
  const ahead = thresholds
    .filter((share) => share < 1)
    .map((share) => atLeast(run, run.targetMs * share))
    .filter((at) => at >= movedAt);
  return {
    dueAt: atLeast(run, run.targetMs),
    paused: due === null,
    earlierWarnings: ahead.slice(0, -1),
    warnAt: ahead.at(-1) ?? null,
  };
}

function atLeast(run: ClockWork, ms: number): number {
  return reachedAt(run, ms) ?? run.startedAt;
}

/** When the last pause began that has moved the due time. */
function lastMove({ pauses, startedAt, calendar }: ClockWork): number {
  const moving = joined(pauses, startedAt, Number.POSITIVE_INFINITY).filter(
    ({ from, to }) => Number.isFinite(to) && workingTimeBetween(from, to, calendar) > 0,
  );
  return moving.at(-1)?.from ?? Number.NEGATIVE_INFINITY;
}

/** The union of the pauses within the window, in order. */
export function joined(pauses: readonly Pause[], begin: number, end: number): readonly { from: number; to: number }[] {
  const result: { from: number; to: number }[] = [];
  const cut = pauses.map(({ from, to }) => ({
    from: Math.max(from, begin),
    to: Math.min(to ?? Number.POSITIVE_INFINITY, end),
  }));
  for (const next of cut.filter(({ from, to }) => to > from).toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last !== undefined && next.from <= last.to) last.to = Math.max(last.to, next.to);
    else result.push({ ...next });
  }
  return result;
}
