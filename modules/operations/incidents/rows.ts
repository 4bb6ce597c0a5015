import { alarmOf, clockRow, markOf } from '../clocks.ts';
import type { AlarmRow, ClockRow } from '../tables.ts';
import { incidentPromises } from './deadlines.ts';
import type { Incident, IncidentState } from './incident.ts';

type Raised = Exclude<IncidentState, { situation: 'none' }>;

/** The clocks of an incident: promises that run, and targets that were missed, which stay while it is open. */
export function clocksOf(state: Raised): readonly ClockRow[] {
  const { marks, missed, grade } = state.incident;
  const promises = incidentPromises(state);
  const running = promises.map((promised) => clockRow(promised, markOf(marks, promised)));
  const gone = missed.filter(
    (m) => !promises.some((p) => p.key === m.key && p.startedAt === m.startedAt && p.dueAt === m.dueAt),
  );
  const past = gone.map(
    ({ key, label, startedAt, dueAt, told }): ClockRow => ({
      key: `missed:${key}:${dueAt}`,
      kind: key,
      label,
      startedAt,
      warnAt: null,
      dueAt,
      state: 'breached',
      alarm: grade.alarm,
      told,
      climbed: 0,
      seenBy: null,
    }),
  );
  return [...running, ...past];
}

/** What stands in the alarm strip for an incident: late and warning promises, a referral, broken glass. */
export function alarmsOf(id: string, state: Raised): readonly AlarmRow[] {
  const { incident } = state;
  const subject = {
    subjectId: id,
    incidentId: id,
    title: incident.number.number,
    ownerSeatId: incident.owner?.id ?? null,
  };
  const late = incidentPromises(state)
    .filter((promised) => promised.kind !== 'break-glass')
    .map((promised) => alarmOf(subject, promised, markOf(incident.marks, promised)));
  return [...late.filter((alarm) => alarm !== null), ...referral(id, incident), ...glass(id, incident)];
}

function referral(id: string, incident: Incident): readonly AlarmRow[] {
  if (incident.referral === null) return [];
  const { to, reason, at } = incident.referral;
  return [alarm(id, incident, { key: 'referral', state: 'referred', text: reason ?? 'Referred', since: at, told: to })];
}

function glass(id: string, incident: Incident): readonly AlarmRow[] {
  return incident.glass.map(({ accountId, name, at, reviewDueAt }) => {
    const key = `break-glass:${accountId}`;
    const seenBy = incident.marks[key]?.seenBy ?? null;
    const row = { key, state: 'break-glass', text: `${name} opened this restricted record`, since: at } as const;
    return { ...alarm(id, incident, { ...row, told: 'fim' }), alarmClass: 'A', dueAt: reviewDueAt, seenBy };
  });
}

type Own = Pick<AlarmRow, 'key' | 'state' | 'text' | 'since' | 'told'>;

function alarm(id: string, incident: Incident, own: Own): AlarmRow {
  return {
    ...own,
    id: `${id}#${own.key}`,
    subjectId: id,
    incidentId: id,
    title: incident.number.number,
    alarmClass: 'B',
    dueAt: null,
    areaId: incident.place.areaId,
    ownerSeatId: incident.owner?.id ?? null,
    seenBy: null,
  };
}
