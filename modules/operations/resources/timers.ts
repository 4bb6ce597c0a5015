import type { Promised } from '../../../kernel/pure.ts';
import { type Clock, clockOver, type GradeSpan } from '../regraded-clock.ts';
import type { TimerTerms } from './timer-terms.ts';
import { isOnDuty, shownStatus, type Tour, type TourState } from './tour.ts';

type Timer = TimerTerms['states'][number];

const WELFARE = 'welfare';
type OnTour = Extract<TourState, { situation: 'on-tour' }>;

/** How long the unit has been in its state, and since when a lone officer has not been heard of. */
export function timerPromises(state: TourState): readonly Promised[] {
  if (state.situation !== 'on-tour' || !isOnDuty(state)) return [];
  const { timers } = state.tour.terms;
  // Nothing else counts while an officer needs help; older tours carry no timers.
  if (timers === undefined || state.tour.emergencySince !== null) return [];
  return [stateTimer(state, timers), welfareTimer(state, timers)].flatMap((found) => found ?? []);
}

function stateTimer(state: OnTour, terms: TimerTerms): Promised | null {
  const { tour } = state;
  const { name, word, since } = timedState(state);
  const clock = clockOf(terms, tour, { name, startedAt: Math.max(since, tour.timersResetAt) });
  if (clock === null) return null;
  const label = `${tour.terms.callsign} ${word} for ${minutes(clock.rule.seconds)}`;
  return promised(tour, terms, clock, { key: 'unit-state', kind: 'unit-state', label });
}

/** `assigned` is no status: until it moves, a unit sent somewhere shows what it was, or committed. */
function timedState(state: OnTour): { readonly name: string; readonly word: string; readonly since: number } {
  const { active } = state.tour;
  const { status, since } = shownStatus(state);
  if (active !== null && ['assigned', 'acknowledged'].includes(active.milestone) && !state.tour.ownLater) {
    return { name: 'assigned', word: 'sent and not on its way', since: active.since };
  }
  return { name: status.meaning, word: status.name.toLowerCase(), since };
}

/** Crewed by one, and at a scene or committed to something. */
function welfareTimer(state: OnTour, terms: TimerTerms): Promised | null {
  const { tour } = state;
  const { meaning } = shownStatus(state).status;
  const exposed = tour.active?.milestone === 'at-scene' || meaning === 'at-scene' || meaning === 'committed';
  if (tour.terms.permits.length !== 1 || !exposed) return null;
  const clock = clockOf(terms, tour, { name: WELFARE, startedAt: Math.max(tour.heardAt, tour.timersResetAt) });
  if (clock === null) return null;
  const label = `${tour.terms.callsign}, alone: not heard of for ${minutes(clock.rule.seconds)}`;
  return promised(tour, terms, clock, { key: WELFARE, kind: WELFARE, label });
}

interface Timed {
  readonly name: string;
  readonly startedAt: number;
}

const noGrade: readonly GradeSpan<undefined>[] = [{ grade: undefined, at: 0, upgraded: false }];

/** By the grade of what it is on, which may have changed since it came to this state. */
function clockOf(terms: TimerTerms, { active, grades }: Tour, { name, startedAt }: Timed): Clock<Timer> | null {
  const spans = active === null ? [] : (grades[active.assignmentId] ?? []);
  return clockOver<string | undefined, Timer>(startedAt, spans.length === 0 ? noGrade : spans, (grade) =>
    findTimer(terms, name, grade),
  );
}

function findTimer({ states }: TimerTerms, name: string, grade: string | undefined): Timer | null {
  const fits = states.filter(({ state }) => state === name);
  const ofGrade = fits.find(({ grades }) => grade !== undefined && grades?.includes(grade));
  return ofGrade ?? fits.find(({ grades }) => grades === null) ?? null;
}

type Timing = Pick<Promised, 'key' | 'kind' | 'label'>;

function promised(tour: Tour, { ladders }: TimerTerms, clock: Clock<Timer>, timing: Timing): Promised {
  const { rule: timer, startedAt } = clock;
  const { rungs = [], repeatSeconds = 600 } = ladders[timer.ladder] ?? {};
  // What a phone tells late falls due when it is heard, never before.
  const dueAt = Math.max(clock.dueAt, tour.heardAt);
  const warnings = timer.warnAt.map((share) => Math.round(startedAt + (dueAt - startedAt) * share));
  const earlier = warnings.slice(0, -1);
  return {
    ...timing,
    startedAt,
    dueAt,
    warnAt: warnings.at(-1) ?? null,
    ...(earlier.length > 0 && { earlierWarnings: earlier }),
    ladder: rungs,
    repeatSeconds,
    alarm: timer.alarm,
    areaId: tour.terms.areaId,
    paused: false,
  };
}

function minutes(seconds: number): string {
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}
