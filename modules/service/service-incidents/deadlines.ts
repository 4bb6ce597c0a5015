import type { Promised } from '../../../kernel/pure.ts';
import { deskPromises } from '../desk/deadlines.ts';
import { isHistory } from '../imports/imported.ts';
import { chainPromises } from '../levels/chain-promises.ts';
import { type ClockWork, clockTimes, type Metric } from '../levels/clock.ts';
import type { AttachedTarget } from './attached-target.ts';
import type { ServiceIncident, ServiceIncidentState } from './service-incident.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const words: Readonly<Record<Metric, string>> = {
  response: 'Answer the person who reported it',
  resolution: 'Resolve',
  update: 'Tell the person who reported it how it stands',
};

/** States are nobody's to change. One is asked for its promises by the kernel, by the record's row, and for the person who reported it. */
const worked = new WeakMap<ServiceIncidentState, readonly Promised[]>();

export function serviceIncidentPromises(state: ServiceIncidentState): readonly Promised[] {
  const promises = worked.get(state) ?? promisesOf(state);
  worked.set(state, promises);
  return promises;
}

/** Every target is a clock of its own; a resolved record waits for a word of the person who reported it. */
function promisesOf(state: ServiceIncidentState): readonly Promised[] {
  if (state.situation === 'none' || state.situation === 'closed') return [];
  const { incident } = state;
  if (isHistory(incident)) return [];
  if (state.situation === 'resolved') return [confirmation(incident, state.resolvedAt)];
  const clocks = incident.terms.targets.flatMap((target) => {
    const startedAt = startOf(incident, target.metric);
    return startedAt === null ? [] : [promiseOf(incident, target, startedAt)];
  });
  return [...clocks, ...chainPromises(incident), ...deskPromises(state)];
}

/** Null: this clock has stopped. */
function startOf(incident: ServiceIncident, metric: Metric): number | null {
  if (metric === 'response') return incident.respondedAt === null ? incident.raisedAt : null;
  return metric === 'resolution' ? incident.raisedAt : (incident.lastAnsweredAt ?? incident.raisedAt);
}

function promiseOf(incident: ServiceIncident, target: AttachedTarget, startedAt: number): Promised {
  const work: ClockWork = {
    startedAt,
    targetMs: target.minutes * MINUTE_MS,
    calendar: target.calendar,
    pauses: incident.pauses,
  };
  const times = clockTimes(work, incident.attachedAt);
  // What had passed before these targets came is told, and nobody is called for it: one act must not start a storm.
  const passedBefore = incident.attachedAt !== null && times.dueAt <= incident.attachedAt;
  return {
    key: target.metric,
    kind: `service-${target.metric}`,
    label: words[target.metric],
    startedAt,
    ...times,
    ladder: passedBefore ? [] : incident.terms.ladder,
    repeatSeconds: incident.terms.repeatSeconds,
    alarm: incident.priority === 1 ? 'A' : 'B',
    areaId: null,
  };
}

function confirmation({ terms }: ServiceIncident, resolvedAt: number): Promised {
  return {
    key: 'confirm',
    kind: 'service-confirmation',
    label: 'Closes by itself unless the person who reported it says otherwise',
    startedAt: resolvedAt,
    dueAt: resolvedAt + terms.autoCloseDays * DAY_MS,
    warnAt: null,
    ladder: [],
    repeatSeconds: terms.repeatSeconds,
    alarm: 'B',
    areaId: null,
    paused: false,
  };
}
