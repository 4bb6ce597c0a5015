import { allTargets } from '../incidents/deadlines.ts';
import type { Incident, IncidentState, Missed } from '../incidents/incident.ts';

interface Target extends Missed {
  readonly met: boolean;
}

/**
 * Targets that were over before the incident was entered from paper. By the times of its sheets they were met or missed; nobody is
 * told of them, for there is nothing left to do: forty sheets entered after an outage would else be two hundred alarms.
 */
export function overByThen(incident: Incident): readonly Target[] {
  const { backEntered, dispatchedAt, attendedAt, origin } = incident;
  if (backEntered === null) return [];
  const doneAt: Readonly<Record<string, number | null>> = {
    deploy: dispatchedAt,
    arrive: attendedAt,
    resolution: backEntered.resultedAt,
  };
  // As if nothing had been done: what was done is held against them.
  return allTargets({ ...incident, lackingSince: origin.from, attendedAt: null })
    .filter(({ dueAt }) => dueAt <= backEntered.at)
    .map(({ key, label, startedAt, dueAt }) => {
      const at = doneAt[key] ?? null;
      return { key, label, startedAt, dueAt, told: null, met: at !== null && at <= dueAt };
    });
}

export function missedByThen(incident: Incident): readonly Missed[] {
  return overByThen(incident).flatMap(({ met, ...missed }) => (met ? [] : [missed]));
}

/** Missed stays missed, also when another grade or place sets other targets. */
export function keepMisses(before: IncidentState, after: IncidentState): IncidentState {
  if (before.situation === 'none' || after.situation === 'none') return after;
  if (before.incident.backEntered === null || before.incident.origin === after.incident.origin) return after;
  const missed = [...after.incident.missed, ...missedByThen(before.incident)];
  return { ...after, incident: { ...after.incident, missed } };
}

export function resultedOnPaper(incident: Incident, at: number): Incident {
  const { backEntered } = incident;
  return backEntered === null ? incident : { ...incident, backEntered: { ...backEntered, resultedAt: at } };
}
