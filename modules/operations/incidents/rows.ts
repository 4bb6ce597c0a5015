import { AGAIN, WRAP_UP } from '../assessments/wrap-up.ts';
import { missedByThen } from '../back-entry/over-by-then.ts';
import { alarmOf, clockRow, markOf } from '../clocks.ts';
import type { AlarmRow, ClockRow } from '../tables.ts';
import { GLASS_LAPSE, incidentPromises } from './deadlines.ts';
import type { Incident, IncidentState } from './incident.ts';
import { DEFERRED } from './record-promises.ts';

/** No clock of the incident: shown where the call is wrapped up, or nowhere. */
const elsewhere: ReadonlySet<string> = new Set([GLASS_LAPSE, DEFERRED, WRAP_UP, AGAIN]);

type Raised = Exclude<IncidentState, { situation: 'none' }>;

/**
 * The clocks of an incident: promises that run, and targets that were missed, which stay. An arrival in time that was only
 * reported late, by a phone without signal, was no miss; its log keeps both lines.
 */
export function clocksOf(state: Raised): readonly ClockRow[] {
  const { marks, missed, grade, attendedAt } = state.incident;
  const promises = incidentPromises(state).filter(({ kind }) => !elsewhere.has(kind));
  const running = promises.map((promised) => clockRow(promised, markOf(marks, promised)));
  const gone = [...missed, ...missedByThen(state.incident)].filter(
    (m) =>
      !promises.some((p) => p.key === m.key && p.startedAt === m.startedAt && p.dueAt === m.dueAt) &&
      !(m.key === 'arrive' && attendedAt !== null && attendedAt <= m.dueAt),
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

/** Shown from the first moment by rows of their own, not from the first step of the timer. */
const ownRows: ReadonlySet<string> = new Set(['break-glass', GLASS_LAPSE, 'referral', DEFERRED]);

/** What stands in the alarm strip for an incident: late and warning promises, a referral, broken glass. */
export function alarmsOf(id: string, state: Raised): readonly AlarmRow[] {
  const { incident } = state;
  const subject = {
    subjectId: id,
    incidentId: id,
    title: incident.number.number,
    ownerSeatId: incident.owner?.id ?? null,
    grade: incident.grade.id,
  };
  const late = incidentPromises(state)
    .filter((promised) => !ownRows.has(promised.kind))
    .map((promised) => ofCall(incident, promised, alarmOf(subject, promised, markOf(incident.marks, promised))));
  return [...late.filter((alarm) => alarm !== null), ...referral(id, incident), ...glass(id, incident)];
}

/** What is due after a call is due from the seat that took it: nobody else is told before its ladder is climbed. */
function ofCall(
  { wrapUps, marks }: Incident,
  { key }: { readonly key: string },
  late: AlarmRow | null,
): AlarmRow | null {
  const wrapUp = wrapUps.find(({ contactId }) => key === `${WRAP_UP}:${contactId}`);
  if (late === null || wrapUp === undefined) return late;
  return { ...late, ownerSeatId: wrapUp.seatId, told: marks[key]?.told ?? '' };
}

function referral(id: string, incident: Incident): readonly AlarmRow[] {
  if (incident.referral === null) return [];
  const { to, reason, at } = incident.referral;
  const told = incident.marks.referral?.told ?? to;
  return [alarm(id, incident, { key: 'referral', state: 'referred', text: reason ?? 'Referred', since: at, told })];
}

function glass(id: string, incident: Incident): readonly AlarmRow[] {
  return incident.glass.map(({ accountId, name, at, reviewDueAt }) => {
    const text = `${name} opened this restricted record`;
    const own = { key: `break-glass:${accountId}`, state: 'break-glass', text, since: at, told: 'fim' } as const;
    return { ...alarm(id, incident, own), alarmClass: 'A', dueAt: reviewDueAt };
  });
}

type Own = Pick<AlarmRow, 'key' | 'state' | 'text' | 'since' | 'told'>;

function alarm(id: string, incident: Incident, own: Own): AlarmRow {
  const seen = incident.seen[own.key];
  const stands = seen !== undefined && seen.at >= own.since;
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
    kind: own.state,
    grade: incident.grade.id,
    seenBy: stands ? seen.by : null,
    seenAt: stands ? seen.at : null,
  };
}
