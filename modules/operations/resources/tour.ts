import { isStep, type Past } from '../../../kernel/pure.ts';
import { type Marks, noteSeen, noteStep, type StepEvent } from '../clocks.ts';
import type { GradeSpan } from '../regraded-clock.ts';
import type { StatusTerms } from '../terms.ts';
import type { TourEvent } from './events.ts';

type Of<Type extends TourEvent['type']> = Extract<Past<TourEvent>, { type: Type }>;
type Began = Of<'operations.TourBegan'>;

/** The key of the alarm that an officer's emergency is. */
export const EMERGENCY = 'emergency';

/** What a unit may ask for by status, the gravest first. */
const unitCalls = ['urgent-call-back', 'repeat', 'call-back', 'message'] as const;
export type UnitCall = (typeof unitCalls)[number];

interface Active {
  readonly assignmentId: string;
  readonly incidentId: string;
  readonly milestone: 'assigned' | 'acknowledged' | 'en-route' | 'at-scene';
  readonly since: number;
}

export interface Stacked {
  readonly assignmentId: string;
  readonly incidentId: string;
}

/** A tour of duty: one callsign from booking on to booking off, whoever its crew is. */
export interface Tour {
  /** As it stands now: what it was before its crew changed stands in the stream. */
  readonly terms: Began['data'];
  readonly crew: NonNullable<Began['detail']>['crew'];
  readonly beganAt: number;
  /** The status that the unit itself has set, and when. */
  readonly own: StatusTerms;
  readonly ownSince: number;
  /** Set after the last milestone of the active assignment: it is shown instead of that milestone. */
  readonly ownLater: boolean;
  readonly active: Active | null;
  /** Next first. */
  readonly stacked: readonly Stacked[];
  /** Ids of assignments that have ended. */
  readonly ended: readonly string[];
  /** Grades of the incident since the unit was sent, by assignment; older assignments do not say. */
  readonly grades: Readonly<Record<string, readonly GradeSpan<string>[]>>;
  /** When the room last heard of the unit, as recorded. */
  readonly heardAt: number;
  /** When its timers were last set anew, as recorded. */
  readonly timersResetAt: number;
  readonly emergencySince: number | null;
  readonly emergencySeen: { readonly by: string; readonly at: number } | null;
  /** What it asks of the room by a status that changes no state. */
  readonly callBack: { readonly meaning: UnitCall; readonly at: number } | null;
  /** Its radio has fallen silent; `answered`: the unit has been heard of in another way since. */
  readonly silent: Silence | null;
  readonly marks: Marks;
}

interface Silence {
  readonly at: number;
  readonly reason: string;
  readonly welfare: boolean;
  readonly answered: boolean;
}

export type TourState =
  | { readonly situation: 'none' }
  | { readonly situation: 'on-tour'; readonly tour: Tour }
  | { readonly situation: 'ended'; readonly tour: Tour; readonly endedAt: number };

export function evolveTour(state: TourState, event: Past<TourEvent | StepEvent>): TourState {
  if (!isStep(event) && event.type === 'operations.TourBegan') return { situation: 'on-tour', tour: began(event) };
  if (state.situation === 'none') return state;
  const { tour } = state;
  if (isStep(event)) return { ...state, tour: { ...tour, marks: noteStep(tour.marks, event) } };
  if (event.type === 'operations.TourEnded') {
    const own = tour.terms.shown['off-duty'];
    const off = { ...tour, own, ownSince: event.occurredAt, ownLater: false, callBack: null, silent: null };
    return { situation: 'ended', tour: off, endedAt: event.occurredAt };
  }
  if (event.type === 'operations.TourResumed') {
    const own = tour.terms.shown.available;
    return { situation: 'on-tour', tour: { ...tour, own, ownSince: event.occurredAt } };
  }
  return { ...state, tour: changed(heard(tour, event), event) };
}

/** Whatever is recorded of a unit is word of it, but for what the room does by itself. */
const byTheRoom: ReadonlySet<string> = new Set([
  'operations.UnitAlarmSeen',
  'operations.AssignmentTaken',
  'operations.AssignmentActivated',
  'operations.AssignmentRegraded',
  'operations.RadioFellSilent',
  'operations.RadioSeen',
  'operations.CrewSkillsChanged',
  'operations.ShiftExtended',
]);

function heard(tour: Tour, event: Past<TourEvent>): Tour {
  if (byTheRoom.has(event.type)) return tour;
  const silent = tour.silent && { ...tour.silent, answered: true };
  return { ...tour, heardAt: event.recordedAt, silent };
}

function began(event: Began): Tour {
  return {
    terms: event.data,
    crew: event.detail?.crew ?? [],
    beganAt: event.occurredAt,
    own: event.data.shown.available,
    ownSince: event.occurredAt,
    ownLater: false,
    active: null,
    stacked: [],
    ended: [],
    grades: {},
    heardAt: event.recordedAt,
    timersResetAt: 0,
    emergencySince: null,
    emergencySeen: null,
    callBack: null,
    silent: null,
    marks: {},
  };
}

function changed(tour: Tour, event: Past<TourEvent>): Tour {
  const at = event.occurredAt;
  switch (event.type) {
    case 'operations.StatusSet':
      return { ...tour, own: event.data.status, ownSince: at, ownLater: tour.active !== null };
    case 'operations.UnitCalled': {
      const call = unitCalls.find((known) => known === event.data.meaning);
      if (call === undefined) return tour;
      // A lighter wish does not take the place of a graver one that still waits.
      const graver = tour.callBack !== null && unitCalls.indexOf(tour.callBack.meaning) < unitCalls.indexOf(call);
      return graver ? tour : { ...tour, callBack: { meaning: call, at: event.recordedAt } };
    }
    case 'operations.UnitCalledBack':
      return { ...tour, callBack: null };
    case 'operations.EmergencyRaised':
      // As recorded: its ladder begins when the room hears of it.
      return { ...tour, emergencySince: event.recordedAt, emergencySeen: null };
    case 'operations.EmergencyEnded':
      return { ...tour, emergencySince: null, emergencySeen: null };
    case 'operations.UnitTimersReset':
      return { ...tour, timersResetAt: event.recordedAt };
    case 'operations.RadioFellSilent': {
      const { reason, welfare } = event.data;
      return { ...tour, silent: { at: event.recordedAt, reason, welfare, answered: false } };
    }
    case 'operations.RadioSeen':
      return { ...tour, silent: null };
    case 'operations.CrewChanged': {
      const { why: _why, with: _with, ...now } = event.data;
      return { ...tour, terms: { ...tour.terms, ...now }, crew: event.detail?.crew ?? [] };
    }
    case 'operations.ShiftExtended':
      return { ...tour, terms: { ...tour.terms, shiftEndsAt: event.data.until } };
    case 'operations.CrewSkillsChanged':
      return { ...tour, terms: { ...tour.terms, ...event.data } };
    case 'operations.UnitAlarmSeen':
      return seen(tour, event.data.key, event);
    default:
      return assigned(tour, event);
  }
}

function seen(tour: Tour, key: string, { actor: { name: by }, recordedAt: at }: Past<TourEvent>): Tour {
  if (key === EMERGENCY) return { ...tour, emergencySeen: { by, at } };
  return { ...tour, marks: noteSeen(tour.marks, key, by, at) };
}

function assigned(tour: Tour, event: Past<TourEvent>): Tour {
  const since = event.occurredAt;
  switch (event.type) {
    case 'operations.AssignmentTaken': {
      const { assignmentId, incidentId, stacked, atScene, gradeId } = event.data;
      const first = gradeId === undefined ? [] : [{ grade: gradeId, at: 0, upgraded: false }];
      const grades = { ...tour.grades, [assignmentId]: first };
      if (stacked) return { ...tour, grades, stacked: [...tour.stacked, { assignmentId, incidentId }] };
      const milestone = atScene ? 'at-scene' : 'assigned';
      return { ...tour, grades, ownLater: false, active: { assignmentId, incidentId, milestone, since } };
    }
    case 'operations.AssignmentActivated': {
      const { assignmentId, incidentId } = event.data;
      const stacked = tour.stacked.filter((s) => s.assignmentId !== assignmentId);
      return { ...tour, stacked, ownLater: false, active: { assignmentId, incidentId, milestone: 'assigned', since } };
    }
    case 'operations.AssignmentRegraded': {
      const { assignmentId, gradeId: grade, upgraded } = event.data;
      // What it was sent by before tours said so is not known: no rule of a grade timed it.
      const before = tour.grades[assignmentId] ?? [];
      const known = before.length > 0 ? before : [{ grade: '', at: 0, upgraded: false }];
      const spans = [...known, { grade, at: event.recordedAt, upgraded }];
      return { ...tour, grades: { ...tour.grades, [assignmentId]: spans } };
    }
    case 'operations.AssignmentProgressed':
      return tour.active?.assignmentId === event.data.assignmentId
        ? { ...tour, ownLater: false, active: { ...tour.active, milestone: event.data.milestone, since } }
        : tour;
    case 'operations.AssignmentEnded':
      return ended(tour, event);
    default:
      return tour;
  }
}

/** Off its active assignment a unit is available, unless it has said otherwise since. */
function ended(tour: Tour, event: Of<'operations.AssignmentEnded'>): Tour {
  const { assignmentId } = event.data;
  const done = [...tour.ended, assignmentId];
  if (tour.active?.assignmentId !== assignmentId) {
    return { ...tour, ended: done, stacked: tour.stacked.filter((s) => s.assignmentId !== assignmentId) };
  }
  const own = tour.ownLater ? tour.own : tour.terms.shown.available;
  const ownSince = tour.ownLater ? tour.ownSince : event.occurredAt;
  return { ...tour, active: null, ended: done, own, ownSince, ownLater: false };
}

/** What a unit is to the room: an emergency over everything, then what it said last, then its active assignment. */
export function shownStatus(state: Exclude<TourState, { situation: 'none' }>): {
  readonly status: StatusTerms;
  readonly since: number;
} {
  const { tour } = state;
  const { shown } = tour.terms;
  if (tour.emergencySince !== null) return { status: shown.emergency, since: tour.emergencySince };
  if (state.situation === 'ended') return { status: shown['off-duty'], since: state.endedAt };
  if (tour.active === null || (tour.ownLater && tour.own.availability !== 'available')) {
    return { status: tour.own, since: tour.ownSince };
  }
  const { milestone, since } = tour.active;
  if (milestone === 'en-route' || milestone === 'at-scene') return { status: shown[milestone], since };
  return { status: shown.committed, since };
}

/** Booked on, and not signed off by status. */
export function isOnDuty(state: TourState): boolean {
  return state.situation === 'on-tour' && state.tour.own.meaning !== 'off-duty';
}

export type CallsignState = { readonly situation: 'free' } | { readonly situation: 'on-duty'; readonly tourId: string };
