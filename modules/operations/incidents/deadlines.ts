import type { Promised, Rung } from '../../../kernel/pure.ts';
import { arrivalPromise } from '../arrival/arrival.ts';
import { askPromises } from '../asks/ask.ts';
import { assessmentPromises } from '../assessments/on-incident.ts';
import { callOutPromises } from '../call-outs/call-out.ts';
import { markOf } from '../clocks.ts';
import { unmappedPromises } from '../code-mappings/unmapped.ts';
import { clockOver } from '../regraded-clock.ts';
import { tacticalPromises } from '../tactical/tactic.ts';
import { transferPromises } from '../whereabouts/whereabouts.ts';
import { type Alert, activeUnits, type Incident, type IncidentState } from './incident.ts';
import { deferralPromise, recordPromises } from './record-promises.ts';
import { findRule, gradeRule, isFlagged, type Rule } from './rules.ts';

const FORTY_EIGHT_HOURS = 48 * 3_600_000;
const HOUR_SECONDS = 3600;

/** A state never changes: what follows from it is worked out once, for the timer's rows, the clocks and the alarms. */
const known = new WeakMap<IncidentState, readonly Promised[]>();

/** Which promises run for an incident. Grade clocks know no calendar and no pause. */
export function incidentPromises(state: IncidentState): readonly Promised[] {
  const found = known.get(state) ?? promisesOf(state);
  known.set(state, found);
  return found;
}

function promisesOf(state: IncidentState): readonly Promised[] {
  if (state.situation === 'none') return [];
  const { incident } = state;
  const transfers = transferPromises(incident.whereabouts, incident.place.areaId);
  const owed = [
    ...recordPromises(incident),
    ...assessmentPromises(incident),
    ...transfers,
    ...unmappedPromises(incident),
  ];
  const glass = incident.glass.flatMap((broken) => [
    glassReview(incident, broken.accountId, broken.at, broken.reviewDueAt),
    ...glassLapse(incident, broken),
  ]);
  if (state.situation === 'closed') return [...owed, ...glass];
  const units = acknowledgements(incident);
  if (state.situation === 'resulted') return [...units, ...owed, ...glass];
  const alerts = incident.alerts.map(alertOf(incident));
  const watched = [
    ...targets(incident),
    ...units,
    ...watches(incident),
    ...deferralPromise(incident),
    ...arrivalPromise(incident),
    ...tacticalPromises(incident),
    ...askPromises(incident),
    ...callOutPromises(incident),
  ];
  return [...watched, ...owed, ...referral(incident), ...alerts, ...glass];
}

interface Timing {
  readonly key: string;
  readonly kind: string;
  readonly label: string;
  readonly startedAt: number;
  readonly dueAt: number;
}

/**
 * A promise of the grade. It is *acted on* when a unit was assigned, the grade changed or a review made after the breach:
 * its ladder then stands still, while the breach itself stays. What was done before it broke cannot answer for it: a unit
 * that was sent and does not arrive goes on climbing.
 */
function promise(incident: Incident, timing: Timing, rule = gradeRule(incident)): Promised {
  const { place, origin, actedAt } = incident;
  const { startedAt, dueAt } = timing;
  const mark = markOf(incident.marks, timing);
  const lateFromTheStart = dueAt <= origin.retimedAt;
  const warnings = rule.warnAt.map((share) => Math.round(startedAt + (dueAt - startedAt) * share));
  const earlier = warnings.slice(0, -1);
  return {
    ...timing,
    warnAt: lateFromTheStart ? null : (warnings.at(-1) ?? null),
    ...(earlier.length > 0 && !lateFromTheStart && { earlierWarnings: earlier }),
    ladder: isFlagged(incident) ? rule.ladder.rungs.map(alone) : rule.ladder.rungs,
    repeatSeconds: rule.ladder.repeatSeconds,
    alarm: rule.alarm,
    areaId: place.areaId,
    paused: mark?.state === 'breached' && actedAt !== null && actedAt >= mark.at,
  };
}

/** A flagged record waits for no company. */
function alone({ groupedFrom: _, ...rung }: Rung): Rung {
  return rung;
}

/** A target counts from its start, but never falls due before the change that set it. */
function due(incident: Incident, startedAt: number, seconds: number): number {
  return Math.max(startedAt + seconds * 1000, incident.origin.retimedAt);
}

function targets(incident: Incident): readonly Promised[] {
  const enteredAt = incident.backEntered?.at;
  const all = allTargets(incident);
  return enteredAt === undefined ? all : all.filter(({ dueAt }) => dueAt > enteredAt);
}

/** Those too that were over before the incident was entered from paper: they ring nobody. */
export function allTargets(incident: Incident): readonly Promised[] {
  const { origin, lackingSince, attendedAt } = incident;
  const found: Promised[] = [];
  const deploy = findRule(incident, 'deploy');
  if (lackingSince !== null && deploy !== null) {
    const startedAt = Math.max(lackingSince, origin.from);
    const label = `Deploy within ${minutes(deploy.seconds)}`;
    const dueAt = due(incident, startedAt, deploy.seconds);
    found.push(promise(incident, { key: 'deploy', kind: 'deploy', label, startedAt, dueAt }, deploy));
  }
  const arrive = findRule(incident, 'arrive');
  const timing = attendedAt === null && arrive !== null ? arrival(incident, arrive) : null;
  if (timing !== null && arrive !== null) found.push(promise(incident, timing, arrive));
  const resolution = findRule(incident, 'resolution');
  if (resolution !== null) {
    const startedAt = origin.from;
    const dueAt = due(incident, startedAt, resolution.seconds);
    const label = resolution.label ?? incident.grade.name;
    found.push(promise(incident, { key: 'resolution', kind: 'resolution', label, startedAt, dueAt }, resolution));
  }
  return found;
}

/** Null while the clock has not begun: a target that counts from dispatch, and nobody sent yet. */
function arrival(incident: Incident, { seconds, from }: Rule): Timing | null {
  const { origin, place, appointmentAt, dispatchedAt } = incident;
  const common = { key: 'arrive', kind: 'arrive' };
  if (from === 'dispatch') {
    if (dispatchedAt === null) return null;
    const startedAt = Math.max(dispatchedAt, origin.from);
    const label = `Arrive within ${minutes(seconds)} of being sent (${place.setting})`;
    return { ...common, label, startedAt, dueAt: due(incident, startedAt, seconds) };
  }
  if (from === 'received') {
    const dueAt = due(incident, origin.from, seconds);
    const label = `Arrive within ${minutes(seconds)} (${place.setting})`;
    return { ...common, label, startedAt: origin.from, dueAt };
  }
  // By appointment, at most 48 hours from the contact (trade facts, grade 3), whatever was agreed.
  const latest = origin.from + Math.min(seconds * 1000, FORTY_EIGHT_HOURS);
  const label = appointmentAt === null ? 'Attend by appointment within 48 h' : 'Attend at the appointed time';
  const dueAt = Math.max(Math.min(appointmentAt ?? latest, latest), origin.retimedAt);
  return { ...common, label, startedAt: origin.from, dueAt };
}

/** An assigned unit says that it has heard. */
function acknowledgements(incident: Incident): readonly Promised[] {
  return activeUnits(incident)
    .filter((unit) => unit.milestone === 'assigned')
    .flatMap(({ assignmentId, callsign, toldAt }) => {
      const clock = clockOver(toldAt, incident.grades, (grade) => findRule({ ...incident, grade }, 'acknowledge'));
      if (clock === null) return [];
      const { rule, startedAt, dueAt } = clock;
      const label = `${callsign} to acknowledge within ${rule.seconds} s`;
      const key = `acknowledge:${assignmentId}`;
      return [promise(incident, { key, kind: 'acknowledge', label, startedAt, dueAt }, rule)];
    });
}

/** The next review, or until one is set the watchdog: owned but untouched is as good as forgotten. */
function watches(incident: Incident): readonly Promised[] {
  const { review, lastActionAt } = incident;
  if (review !== null) {
    const { at, nextReviewAt } = review;
    const timing = { key: 'review', kind: 'review', label: 'Review again', startedAt: at, dueAt: nextReviewAt };
    const timed = promise(incident, timing);
    return [{ ...timed, ladder: reviewing(timed.ladder), paused: false }];
  }
  const attended = activeUnits(incident).some((unit) => unit.milestone === 'at-scene');
  const rule = findRule(incident, 'no-action');
  if (rule === null || attended || incident.record.deferral !== null) return [];
  const label = `No action for ${minutes(rule.seconds)}`;
  const dueAt = lastActionAt + rule.seconds * 1000;
  return [promise(incident, { key: 'no-action', kind: 'no-action', label, startedAt: lastActionAt, dueAt }, rule)];
}

const reviewers: readonly Rung['to'][] = ['control-room-supervisor', 'fim'];

/** Whoever may review owes it: the ladder of the grade from its first rung that may. */
function reviewing(rungs: readonly Rung[]): readonly Rung[] {
  const those = rungs.filter(({ to }) => reviewers.includes(to));
  const first = those[0]?.afterSeconds ?? 0;
  return those.map((rung) => ({ ...rung, afterSeconds: rung.afterSeconds - first }));
}

/** So long for the one it was referred to; then it climbs past them. */
function referral(incident: Incident): readonly Promised[] {
  if (incident.referral === null) return [];
  const { at, to, answerWithinSeconds } = incident.referral;
  const label = `Answer the referral within ${minutes(answerWithinSeconds)}`;
  const dueAt = at + answerWithinSeconds * 1000;
  const timed = promise(incident, { key: 'referral', kind: 'referral', label, startedAt: at, dueAt });
  const ladder: readonly Rung[] = [
    { to, afterSeconds: 0 },
    { to: 'fim', afterSeconds: answerWithinSeconds },
  ];
  return [{ ...timed, warnAt: null, earlierWarnings: undefined, ladder, paused: false }];
}

const desk: Rung = { to: 'dispatcher', afterSeconds: 0, channel: 'desk' };

const alertLadders: Readonly<Record<Alert['kind'], (rungs: readonly Rung[]) => readonly Rung[]>> = {
  // Its owner first, whoever the grade's own ladder begins with.
  'new-risk': (rungs) => [desk, ...rungs.filter(({ afterSeconds }) => afterSeconds > 0)],
  // The deploy clock climbs beside it: this one only tells the desk.
  diverted: () => [desk],
  // To be read, not answered: class C.
  'self-assigned': () => [{ to: 'dispatcher', afterSeconds: 0, channel: 'list' }],
  // Put off until now: whoever has the desk takes it up again.
  returned: () => [desk, { to: 'control-room-supervisor', afterSeconds: 300 }],
  unclaimed: () => [
    { to: 'control-room-supervisor', afterSeconds: 0 },
    { to: 'fim', afterSeconds: 300 },
  ],
};

/** An alert is a promise that is due at once: the timer tells it, climbs with it, and it stands in the log. */
function alertOf(incident: Incident): (alert: Alert) => Promised {
  return ({ key, kind, label, at }) => {
    const timed = promise(incident, { key, kind, label, startedAt: at, dueAt: at });
    const ladder = alertLadders[kind](timed.ladder);
    return { ...timed, warnAt: null, earlierWarnings: undefined, ladder, paused: false };
  };
}

function glassReview(incident: Incident, accountId: string, at: number, reviewDueAt: number): Promised {
  return {
    key: `break-glass:${accountId}`,
    kind: 'break-glass',
    label: 'Review why a restricted record was opened',
    startedAt: at,
    dueAt: reviewDueAt,
    warnAt: Math.round(at + (reviewDueAt - at) * 0.75),
    ladder: [{ to: 'fim', afterSeconds: 0 }],
    repeatSeconds: HOUR_SECONDS,
    alarm: 'B',
    areaId: incident.place.areaId,
    paused: false,
  };
}

export const GLASS_LAPSE = 'glass-lapse';

/** Nobody is told and nothing climbs: when it falls due, a reaction shuts the record. */
function glassLapse({ place }: Incident, { accountId, at, openUntil }: Incident['glass'][number]): readonly Promised[] {
  if (openUntil === null) return [];
  const timing = { startedAt: Math.min(at, openUntil), dueAt: openUntil, warnAt: null };
  return [
    {
      ...timing,
      key: `${GLASS_LAPSE}:${accountId}`,
      kind: GLASS_LAPSE,
      label: 'The time is over for which the glass was broken',
      ladder: [],
      repeatSeconds: HOUR_SECONDS,
      alarm: 'B',
      areaId: place.areaId,
      paused: false,
    },
  ];
}

function minutes(seconds: number): string {
  if (seconds % HOUR_SECONDS === 0) return `${seconds / HOUR_SECONDS} h`;
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}
