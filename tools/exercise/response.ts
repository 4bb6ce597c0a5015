import { type Facts, factsOf, type LogEvent } from './log.ts';

/** How long calls of one grade waited, in seconds of the exercise. */
export interface Response {
  readonly grade: string;
  readonly incidents: number;
  readonly deploy: Times;
  readonly arrive: Times;
}

export interface Times {
  readonly count: number;
  readonly meanSeconds: number | null;
  readonly p90Seconds: number | null;
  /** Of those that were met or are overdue; null where nothing is promised. */
  readonly shareInTarget: number | null;
}

interface Answered {
  readonly grade: NonNullable<Facts['grade']>;
  readonly receivedAt: number;
  readonly setting: 'urban' | 'rural';
  deployedAt: number | null;
  arrivedAt: number | null;
}

/** From the log, by the grade at which an incident was raised and the place that was said first. */
export function responseTimes(events: readonly LogEvent[], endedAt: number): readonly Response[] {
  const incidents = new Map<string, Answered>();
  for (const event of events) note(incidents, event);
  const byGrade = Map.groupBy(incidents.values(), ({ grade }) => grade.id);
  return [...byGrade]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([grade, all]) => ({
      grade,
      incidents: all.length,
      deploy: timesOf(all, endedAt, {
        at: (one) => one.deployedAt,
        target: ({ grade: { deploySeconds } }) => deploySeconds,
      }),
      arrive: timesOf(all, endedAt, { at: (one) => one.arrivedAt, target: arrivalTarget }),
    }));
}

function note(incidents: Map<string, Answered>, event: LogEvent): void {
  const { receivedAt, grade, place, stacked } = factsOf(event);
  if (event.type === 'operations.IncidentRaised' && grade !== undefined && receivedAt !== undefined) {
    const setting = place?.setting ?? 'urban';
    incidents.set(event.stream, { grade, receivedAt, setting, deployedAt: null, arrivedAt: null });
  }
  const incident = incidents.get(event.stream);
  if (incident === undefined) return;
  if (event.type === 'operations.UnitAssigned' && stacked !== true) incident.deployedAt ??= event.occurredAt;
  const arrived = event.type === 'operations.UnitProgressed' && factsOf(event).milestone === 'at-scene';
  if (arrived) incident.arrivedAt ??= event.occurredAt;
}

function arrivalTarget({ grade, setting }: Answered): number | null {
  if (grade.arrival === null || grade.clockFrom !== 'received') return null;
  return setting === 'urban' ? grade.arrival.urbanSeconds : grade.arrival.ruralSeconds;
}

interface Question {
  readonly at: (one: Answered) => number | null;
  readonly target: (one: Answered) => number | null;
}

function timesOf(all: readonly Answered[], endedAt: number, { at, target }: Question): Times {
  const waits: number[] = [];
  let [met, judged] = [0, 0];
  for (const one of all) {
    const [then, within] = [at(one), target(one)];
    if (then !== null) waits.push((then - one.receivedAt) / 1000);
    if (within === null) continue;
    const latest = one.receivedAt + within * 1000;
    if (then === null && latest > endedAt) continue;
    judged += 1;
    if (then !== null && then <= latest) met += 1;
  }
  return {
    count: waits.length,
    meanSeconds: waits.length === 0 ? null : waits.reduce((sum, wait) => sum + wait, 0) / waits.length,
    p90Seconds: quantile(waits, 0.9),
    shareInTarget: judged === 0 ? null : met / judged,
  };
}

/** The least value that so great a share does not exceed; null of nothing. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}
