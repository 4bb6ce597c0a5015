import type { Promised } from '../../../kernel/pure.ts';
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
  const timer = findTimer(terms, name, tour);
  if (timer === null) return null;
  const startedAt = Math.max(since, tour.timersResetAt);
  const label = `${tour.terms.callsign} ${word} for ${minutes(timer.seconds)}`;
  return promised(tour, terms, timer, { key: 'unit-state', kind: 'unit-state', label, startedAt });
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
  const timer = tour.terms.permits.length === 1 && exposed ? findTimer(terms, WELFARE, tour) : null;
  if (timer === null) return null;
  const label = `${tour.terms.callsign}, alone: not heard of for ${minutes(timer.seconds)}`;
  const startedAt = Math.max(tour.heardAt, tour.timersResetAt);
  return promised(tour, terms, timer, { key: WELFARE, kind: WELFARE, label, startedAt });
}

function findTimer({ states }: TimerTerms, name: string, { active, grades: known }: Tour): Timer | null {
  const fits = states.filter(({ state }) => state === name);
  const grade = active === null ? undefined : known[active.assignmentId];
  const ofGrade = fits.find(({ grades }) => grade !== undefined && grades?.includes(grade));
  return ofGrade ?? fits.find(({ grades }) => grades === null) ?? null;
}

type Timing = Pick<Promised, 'key' | 'kind' | 'label' | 'startedAt'>;

function promised(tour: Tour, { ladders }: TimerTerms, timer: Timer, timing: Timing): Promised {
  const { rungs = [], repeatSeconds = 600 } = ladders[timer.ladder] ?? {};
  // What a phone tells late falls due when it is heard, never before.
  const dueAt = Math.max(timing.startedAt + timer.seconds * 1000, tour.heardAt);
  const warnings = timer.warnAt.map((share) => Math.round(timing.startedAt + (dueAt - timing.startedAt) * share));
  const earlier = warnings.slice(0, -1);
  return {
    ...timing,
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
