import { workingTimeBetween } from '../../../kernel/pure.ts';
import { type ClockWork, dueAt, elapsedMs, joined, type Metric, reachedAt, thresholds } from './clock.ts';
import type { Attached, RecordHistory, RecordPause } from './record-history.ts';
import { durationText, instantText } from './said.ts';

/** One clock with all that it was worked out from, as of an instant. Times are epoch milliseconds. */
export interface Working {
  readonly metric: Metric;
  readonly agreementId: string;
  readonly agreementVersion: number;
  readonly priority: number;
  readonly targetMs: number;
  readonly startedAt: number;
  /** When these targets came; later than `startedAt` after a change of priority. */
  readonly attachedAt: number;
  readonly state: 'running' | 'paused' | 'met' | 'missed' | 'cancelled' | 'replaced';
  readonly stoppedAt: number | null;
  /** Time of the agreement's hours that was not paused, and all time. */
  readonly elapsedMs: number;
  readonly actualElapsedMs: number;
  readonly remainingMs: number;
  /** Null while it stands still. */
  readonly dueAt: number | null;
  readonly pauses: readonly ShownPause[];
  readonly thresholds: readonly Passed[];
  readonly breached: boolean;
  readonly breachedByReclassification: boolean;
  readonly why: string;
}

/** A pause with how much time of the agreement it took out. */
export interface ShownPause {
  readonly from: number;
  readonly to: number | null;
  readonly reason: string;
  readonly by: string;
  readonly openMs: number;
}

/** A threshold when it was told, once: `share` of the target in per cent, `value` what had passed then. */
interface Passed {
  readonly share: number;
  readonly at: number;
  readonly value: number;
}

/**
 * Every clock that was ever attached to the record, in the order of attaching; those that a change of priority replaced, too. The
 * history ends at `at`. Each wait for an update is a clock of its own.
 */
export function workingsOf(history: RecordHistory, at: number): readonly Working[] {
  return history.attached.flatMap(({ at: attachedAt, priority, targets }, i) => {
    const replacedAt = history.attached[i + 1]?.at ?? null;
    return targets.flatMap((target) =>
      spansOf(history, target.metric)
        .filter(({ to }) => to === null || to > attachedAt || target.metric !== 'update')
        .map((span) => workingOf(history, { target, span, priority, attachedAt, replacedAt, later: i > 0 }, at)),
    );
  });
}

interface Clock {
  readonly target: Attached;
  readonly span: Span;
  readonly priority: number;
  readonly attachedAt: number;
  readonly replacedAt: number | null;
  /** Not the first: a change of priority has brought it. */
  readonly later: boolean;
}

/** From when a clock runs, and when what it waits for was done. */
interface Span {
  readonly from: number;
  readonly to: number | null;
}

function spansOf({ startedAt, answers, resolvedAt }: RecordHistory, metric: Metric): readonly Span[] {
  if (metric === 'resolution') return [{ from: startedAt, to: resolvedAt }];
  if (metric === 'response') return [{ from: startedAt, to: answers[0] ?? null }];
  const starts = [startedAt, ...answers].filter((from, i) => i === 0 || from !== resolvedAt);
  return starts.map((from, i) => ({ from, to: starts[i + 1] ?? resolvedAt }));
}

function workingOf(history: RecordHistory, clock: Clock, at: number): Working {
  const { target, span, priority, attachedAt, later } = clock;
  const stop = stopOf(history, clock);
  const end = stop?.at ?? at;
  const work: ClockWork = {
    startedAt: span.from,
    targetMs: target.minutes * 60_000,
    calendar: target.calendar,
    // Stopped, what begins at that moment stops it no more.
    pauses: stop === null ? history.pauses : asOf(history.pauses, end),
  };
  const due = dueAt(work);
  const breached = stop?.by !== 'cancel' && due !== null && end > due;
  const elapsed = elapsedMs(work, end);
  const shared = {
    metric: target.metric,
    ...{ agreementId: target.agreementId, agreementVersion: target.agreementVersion },
    ...{ priority, targetMs: work.targetMs, startedAt: span.from, attachedAt, stoppedAt: stop?.at ?? null },
    ...{ elapsedMs: elapsed, actualElapsedMs: Math.max(0, end - span.from) },
    ...{ remainingMs: work.targetMs - elapsed, dueAt: due, breached },
    state: stateOf(stop, breached, due),
    pauses: shownPauses(history.pauses, work, end),
    thresholds: passedOf(work, end, later ? attachedAt : null),
    breachedByReclassification: breached && later && due !== null && due <= attachedAt,
  };
  return { ...shared, why: whyOf(shared) };
}

interface Stop {
  readonly at: number;
  readonly by: 'done' | 'cancel' | 'replaced';
}

/** The first of them; of one moment, cancelled comes before replaced, replaced before done. */
function stopOf({ cancelledAt }: RecordHistory, { span, replacedAt }: Clock): Stop | null {
  const stops: readonly (Stop | null)[] = [
    cancelledAt === null ? null : { at: cancelledAt, by: 'cancel' },
    replacedAt === null ? null : { at: replacedAt, by: 'replaced' },
    span.to === null ? null : { at: span.to, by: 'done' },
  ];
  return stops.filter((stop) => stop !== null).toSorted((a, b) => a.at - b.at)[0] ?? null;
}

/** The pauses as they stood at an instant: what began later is not known, what ended later still lasted. */
function asOf(pauses: readonly RecordPause[], at: number): readonly RecordPause[] {
  return pauses
    .filter(({ from }) => from < at)
    .map((pause) => (pause.to !== null && pause.to > at ? { ...pause, to: null } : pause));
}

function stateOf(stop: Stop | null, breached: boolean, due: number | null): Working['state'] {
  if (stop?.by === 'cancel') return 'cancelled';
  if (stop?.by === 'replaced') return 'replaced';
  if (stop !== null) return breached ? 'missed' : 'met';
  return due === null ? 'paused' : 'running';
}

function shownPauses(
  pauses: readonly RecordPause[],
  { startedAt, calendar }: ClockWork,
  end: number,
): readonly ShownPause[] {
  return pauses.flatMap(({ from, to, reason, by }) => {
    const [cut] = joined([{ from, to }], startedAt, end);
    if (cut === undefined) return [];
    const openMs = workingTimeBetween(cut.from, cut.to, calendar);
    return [{ from, to: to !== null && to <= end ? to : null, reason, by, openMs }];
  });
}

/** What a new clock finds passed counts as told when it was attached, with what had passed by then. */
function passedOf(work: ClockWork, end: number, attachedAt: number | null): readonly Passed[] {
  return thresholds.flatMap((share) => {
    const reached = reachedAt(work, work.targetMs * share);
    if (reached === null || reached > end) return [];
    const at = Math.max(reached, attachedAt ?? reached);
    return [{ share: share * 100, at, value: Math.round((elapsedMs(work, at) / work.targetMs) * 100) }];
  });
}

function whyOf(clock: Omit<Working, 'why'>): string {
  const passed = durationText(clock.elapsedMs);
  const target = `${durationText(clock.targetMs)} of ${clock.agreementId} (version ${clock.agreementVersion})`;
  switch (clock.state) {
    case 'cancelled':
      return `Cancelled after ${passed}: the target of ${target} does not count`;
    case 'replaced':
      return `Replaced by the clock of another priority when ${passed} of ${target} had passed`;
    case 'paused':
      return stillText(clock, target);
    case 'met':
      return `Done in time: ${passed} of ${target}`;
    case 'running':
    case 'missed':
      return clock.breached ? lateText(clock, target) : `${passed} of ${target} have passed`;
  }
}

function stillText({ pauses, remainingMs }: Omit<Working, 'why'>, target: string): string {
  const last = pauses.findLast(({ to }) => to === null);
  const since = last === undefined ? '' : ` for ${last.reason} since ${instantText(last.from)}, by ${last.by}`;
  return `Stands still${since}; ${durationText(remainingMs)} of ${target} are left`;
}

function lateText(clock: Omit<Working, 'why'>, target: string): string {
  const passedAt = instantText(clock.dueAt ?? clock.startedAt);
  if (clock.breachedByReclassification) {
    return `The target of ${target} had passed at ${passedAt} already, before a change of priority attached it`;
  }
  const over = `${durationText(Math.max(0, -clock.remainingMs))} over`;
  return `The target of ${target} passed at ${passedAt}; ${clock.state === 'missed' ? 'it was done' : 'it is'} ${over}`;
}
