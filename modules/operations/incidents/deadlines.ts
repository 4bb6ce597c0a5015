import type { Promised, Rung } from '../../../kernel/pure.ts';
import { markOf } from '../clocks.ts';
import { type Alert, activeUnits, type Incident, type IncidentState } from './incident.ts';

const FORTY_EIGHT_HOURS = 48 * 3_600_000;
const HOUR_SECONDS = 3600;
const REFERRAL_SECONDS = 300;

/** Which promises run for an incident. Grade clocks know no calendar and no pause. */
export function incidentPromises(state: IncidentState): readonly Promised[] {
  if (state.situation === 'none') return [];
  const { incident } = state;
  const glass = incident.glass.flatMap((broken) => [
    glassReview(incident, broken.accountId, broken.at, broken.reviewDueAt),
    ...glassLapse(incident, broken),
  ]);
  if (state.situation === 'closed') return glass;
  const units = acknowledgements(incident);
  if (state.situation === 'resulted') return [...units, ...glass];
  const alerts = incident.alerts.map(alertOf(incident));
  return [...targets(incident), ...units, ...watches(incident), ...referral(incident), ...alerts, ...glass];
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
function promise(incident: Incident, timing: Timing): Promised {
  const { grade, place, origin, actedAt } = incident;
  const { startedAt, dueAt } = timing;
  const mark = markOf(incident.marks, timing);
  const lateFromTheStart = dueAt <= origin.retimedAt;
  return {
    ...timing,
    warnAt: lateFromTheStart ? null : Math.round(startedAt + (dueAt - startedAt) * grade.warnAtShare),
    ladder: grade.ladder.rungs,
    repeatSeconds: grade.ladder.repeatSeconds,
    alarm: grade.alarm,
    areaId: place.areaId,
    paused: mark?.state === 'breached' && actedAt !== null && actedAt >= mark.at,
  };
}

/** A target counts from its start, but never falls due before the change that set it. */
function due(incident: Incident, startedAt: number, seconds: number): number {
  return Math.max(startedAt + seconds * 1000, incident.origin.retimedAt);
}

function targets(incident: Incident): readonly Promised[] {
  const { grade, origin, lackingSince, attendedAt } = incident;
  const found: Timing[] = [];
  if (lackingSince !== null && grade.deploySeconds !== null) {
    const startedAt = Math.max(lackingSince, origin.from);
    const label = `Deploy within ${minutes(grade.deploySeconds)}`;
    found.push({
      key: 'deploy',
      kind: 'deploy',
      label,
      startedAt,
      dueAt: due(incident, startedAt, grade.deploySeconds),
    });
  }
  if (attendedAt === null && grade.arrival !== null) found.push(arrival(incident, grade.arrival));
  if (grade.resolution !== null) {
    const { label, seconds } = grade.resolution;
    const startedAt = origin.from;
    found.push({ key: 'resolution', kind: 'resolution', label, startedAt, dueAt: due(incident, startedAt, seconds) });
  }
  return found.map((timing) => promise(incident, timing));
}

function arrival(incident: Incident, targetOf: { urbanSeconds: number; ruralSeconds: number }): Timing {
  const { grade, origin, place, appointmentAt } = incident;
  const seconds = place.setting === 'urban' ? targetOf.urbanSeconds : targetOf.ruralSeconds;
  const common = { key: 'arrive', kind: 'arrive', startedAt: origin.from };
  if (grade.clockFrom === 'received') {
    const dueAt = due(incident, origin.from, seconds);
    return { ...common, label: `Arrive within ${minutes(seconds)} (${place.setting})`, dueAt };
  }
  // By appointment, at most 48 hours from the contact (trade facts, grade 3), whatever was agreed.
  const latest = origin.from + Math.min(seconds * 1000, FORTY_EIGHT_HOURS);
  const label = appointmentAt === null ? 'Attend by appointment within 48 h' : 'Attend at the appointed time';
  return { ...common, label, dueAt: Math.max(Math.min(appointmentAt ?? latest, latest), origin.retimedAt) };
}

/** An assigned unit says that it has heard. */
function acknowledgements(incident: Incident): readonly Promised[] {
  const seconds = incident.grade.acknowledgeSeconds;
  if (seconds === null) return [];
  return activeUnits(incident)
    .filter((unit) => unit.milestone === 'assigned')
    .map(({ assignmentId, callsign, toldAt }) => {
      const label = `${callsign} to acknowledge within ${seconds} s`;
      const timing = { key: `acknowledge:${assignmentId}`, kind: 'acknowledge', label, startedAt: toldAt };
      return promise(incident, { ...timing, dueAt: toldAt + seconds * 1000 });
    });
}

/** The next review, or until one is set the watchdog: owned but untouched is as good as forgotten. */
function watches(incident: Incident): readonly Promised[] {
  const { review, grade, lastActionAt } = incident;
  if (review !== null) {
    const { at, nextReviewAt } = review;
    const timing = { key: 'review', kind: 'review', label: 'Review again', startedAt: at, dueAt: nextReviewAt };
    return [{ ...promise(incident, timing), paused: false }];
  }
  const attended = activeUnits(incident).some((unit) => unit.milestone === 'at-scene');
  if (grade.noActionSeconds === null || attended) return [];
  const label = `No action for ${minutes(grade.noActionSeconds)}`;
  const dueAt = lastActionAt + grade.noActionSeconds * 1000;
  return [promise(incident, { key: 'no-action', kind: 'no-action', label, startedAt: lastActionAt, dueAt })];
}

/** Five minutes for the one it was referred to; then it climbs past them. */
function referral(incident: Incident): readonly Promised[] {
  if (incident.referral === null) return [];
  const { at, to } = incident.referral;
  const label = `Answer the referral within ${REFERRAL_SECONDS / 60} min`;
  const dueAt = at + REFERRAL_SECONDS * 1000;
  const timed = promise(incident, { key: 'referral', kind: 'referral', label, startedAt: at, dueAt });
  const ladder: readonly Rung[] = [
    { to, afterSeconds: 0 },
    { to: 'fim', afterSeconds: REFERRAL_SECONDS },
  ];
  return [{ ...timed, warnAt: null, ladder, paused: false }];
}

const alertLadders: Readonly<Record<Alert['kind'], (rungs: readonly Rung[]) => readonly Rung[]>> = {
  'new-risk': (rungs) => rungs,
  // The deploy clock climbs beside it: this one only tells the desk.
  diverted: (rungs) => rungs.slice(0, 1),
  unclaimed: () => [
    { to: 'control-room-supervisor', afterSeconds: 0 },
    { to: 'fim', afterSeconds: 300 },
  ],
};

/** An alert is a promise that is due at once: the timer tells it, climbs with it, and it stands in the log. */
function alertOf(incident: Incident): (alert: Alert) => Promised {
  return ({ key, kind, label, at }) => {
    const timed = promise(incident, { key, kind, label, startedAt: at, dueAt: at });
    return { ...timed, warnAt: null, ladder: alertLadders[kind](incident.grade.ladder.rungs), paused: false };
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
