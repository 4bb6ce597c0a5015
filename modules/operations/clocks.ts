import type { Past, Promised, StepData, StepEventType } from '../../kernel/pure.ts';
import type { AlarmRow, ClockRow } from './tables.ts';

/** A step of a promise, as every stream that promises something finds it among its events. */
export interface StepEvent {
  readonly type: StepEventType;
  readonly data: StepData;
}

/** How far a promise has come: what screens show and what decides whether it has been acted on. */
export interface Mark {
  readonly startedAt: number;
  readonly dueAt: number;
  readonly state: 'warned' | 'breached';
  readonly label: string;
  /** When it came to this state; epoch milliseconds. */
  readonly at: number;
  readonly told: string | null;
  readonly climbed: number;
  readonly seenBy: string | null;
}
export type Marks = Readonly<Record<string, Mark>>;

/** Notes a step of the timer. The state and its time change at the first warning and at the breach, not with each rung. */
export function noteStep(marks: Marks, event: Past<StepEvent>): Marks {
  const { key, label, startedAt, dueAt, told } = event.data;
  const state = event.type === 'kernel.DeadlineWarned' ? 'warned' : 'breached';
  const before = marks[key];
  const same = before !== undefined && before.startedAt === startedAt && before.dueAt === dueAt;
  const at = same && before.state === state ? before.at : event.recordedAt;
  const climbed = (same ? before.climbed : 0) + (event.type === 'kernel.DeadlineEscalated' ? 1 : 0);
  const seenBy = same && before.state === state && event.type !== 'kernel.DeadlineEscalated' ? before.seenBy : null;
  return {
    ...marks,
    [key]: { startedAt, dueAt, state, label, at, told: told ?? before?.told ?? null, climbed, seenBy },
  };
}

/** The mark of this very promise; one with other times is another promise. */
export function markOf(marks: Marks, promised: Pick<Promised, 'key' | 'startedAt' | 'dueAt'>): Mark | null {
  const mark = marks[promised.key];
  return mark !== undefined && mark.startedAt === promised.startedAt && mark.dueAt === promised.dueAt ? mark : null;
}

/** Notes who has seen an alarm. Seen is not acted on: nothing else changes. */
export function noteSeen(marks: Marks, key: string, by: string): Marks {
  const mark = marks[key];
  return mark === undefined ? marks : { ...marks, [key]: { ...mark, seenBy: by } };
}

/** The promise as a screen shows it. */
export function clockRow(promised: Promised, mark: Mark | null): ClockRow {
  const { key, kind, label, startedAt, warnAt, dueAt, alarm } = promised;
  // Missed stays missed, also when its ladder stands still because somebody has acted.
  const state = promised.paused && mark?.state !== 'breached' ? 'paused' : (mark?.state ?? 'running');
  const { told = null, climbed = 0, seenBy = null } = mark ?? {};
  return { key, kind, label, startedAt, warnAt, dueAt, state, alarm, told, climbed, seenBy };
}

type AlarmSubject = Pick<AlarmRow, 'subjectId' | 'incidentId' | 'title' | 'ownerSeatId'>;

/** The alarm that a late or warning promise raises; null while it runs quietly. */
export function alarmOf(subject: AlarmSubject, promised: Promised, mark: Mark | null): AlarmRow | null {
  if (mark === null || promised.paused) return null;
  const { key, label, dueAt, alarm, areaId } = promised;
  return {
    ...subject,
    id: `${subject.subjectId}#${key}`,
    key,
    // A warning never sounds as class A: the target has not been missed yet.
    alarmClass: mark.state === 'warned' ? 'B' : alarm,
    state: mark.state,
    text: mark.state === 'warned' ? `${label}: due soon` : label,
    since: mark.at,
    dueAt,
    told: mark.told ?? promised.ladder[0]?.to ?? '',
    areaId,
    seenBy: mark.seenBy,
  };
}
