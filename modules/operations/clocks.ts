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
  readonly seenAt: number | null;
  /** How the role was told last. */
  readonly channel: string | null;
}
export type Marks = Readonly<Record<string, Mark>>;

/** Notes a step of the timer. The state and its time change at the first warning and at the breach, not with each rung. What was seen is to be seen again when it warns anew or climbs. */
export function noteStep(marks: Marks, event: Past<StepEvent>): Marks {
  const { key, label, startedAt, dueAt } = event.data;
  const state = event.type === 'kernel.DeadlineWarned' ? 'warned' : 'breached';
  const before = marks[key];
  const same = before !== undefined && before.startedAt === startedAt && before.dueAt === dueAt;
  const at = same && before.state === state ? before.at : event.recordedAt;
  const climbed = (same ? before.climbed : 0) + (event.type === 'kernel.DeadlineEscalated' ? 1 : 0);
  const told = event.data.told ?? before?.told ?? null;
  const channel = event.data.told === null ? (before?.channel ?? null) : (event.data.channel ?? null);
  const mark = { startedAt, dueAt, state, label, at, told, channel, climbed, seenBy: null, seenAt: null } as const;
  return { ...marks, [key]: mark };
}

/** The mark of this very promise; one with other times is another promise. */
export function markOf(marks: Marks, promised: Pick<Promised, 'key' | 'startedAt' | 'dueAt'>): Mark | null {
  const mark = marks[promised.key];
  return mark !== undefined && mark.startedAt === promised.startedAt && mark.dueAt === promised.dueAt ? mark : null;
}

/** Notes who has seen an alarm. Seen is not acted on: nothing else changes. */
export function noteSeen(marks: Marks, key: string, by: string, at: number | null = null): Marks {
  const mark = marks[key];
  return mark === undefined ? marks : { ...marks, [key]: { ...mark, seenBy: by, seenAt: at } };
}

/** The promise as a screen shows it. */
export function clockRow(promised: Promised, mark: Mark | null): ClockRow {
  const { key, kind, label, startedAt, warnAt, dueAt, alarm } = promised;
  // Missed stays missed, also when its ladder stands still because somebody has acted.
  const state = promised.paused && mark?.state !== 'breached' ? 'paused' : (mark?.state ?? 'running');
  const { told = null, climbed = 0, seenBy = null } = mark ?? {};
  return { key, kind, label, startedAt, warnAt, dueAt, state, alarm, told, climbed, seenBy };
}

type AlarmSubject = Pick<AlarmRow, 'subjectId' | 'incidentId' | 'title' | 'ownerSeatId'> &
  Partial<Pick<AlarmRow, 'grade'>>;

/** The alarm that a late or warning promise raises; null while it runs quietly. */
export function alarmOf(subject: AlarmSubject, promised: Promised, mark: Mark | null): AlarmRow | null {
  if (mark === null || promised.paused) return null;
  const { key, kind, label, dueAt, areaId, ladder } = promised;
  return {
    grade: null,
    ...subject,
    id: `${subject.subjectId}#${key}`,
    key,
    kind,
    alarmClass: alarmClassOf(promised, mark),
    state: mark.state,
    text: mark.state === 'warned' ? `${label}: due soon` : label,
    since: mark.at,
    dueAt,
    told: mark.told ?? ladder[0]?.to ?? '',
    areaId,
    seenBy: mark.seenBy,
    seenAt: mark.seenAt,
  };
}

/** What only stands in a list is counted and never sounds. A warning is never of class A: the target has not been missed yet. */
export function alarmClassOf(
  { alarm, ladder }: Promised,
  { state, channel }: Pick<Mark, 'state' | 'channel'>,
): AlarmRow['alarmClass'] {
  const by = state === 'warned' ? ladder[0]?.channel : channel;
  if (by === 'list') return 'C';
  return state === 'warned' ? 'B' : alarm;
}
