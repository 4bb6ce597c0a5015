import type { Arrival } from '../arrival/arrival.ts';
import type { Ask } from '../asks/ask.ts';
import type { Assessment } from '../assessments/assessment.ts';
import type { WrapUp } from '../assessments/wrap-up.ts';
import type { CallOutHeld } from '../call-outs/call-out.ts';
import type { Marks } from '../clocks.ts';
import type { UnmappedHeld } from '../code-mappings/unmapped.ts';
import type { Channel } from '../contacts/commands.ts';
import type { PlanSet } from '../dispatch/plan.ts';
import type { KnownPlace } from '../place.ts';
import type { GradeSpan } from '../regraded-clock.ts';
import type { AgencyRow, UnresourcedRow } from '../tables.ts';
import type { Tactic } from '../tactical/tactic.ts';
import type { CodeTerms, GradeTerms, NumberTerms, RestrictionTerms, SeatTerms } from '../terms.ts';
import type { Whereabouts } from '../whereabouts/whereabouts.ts';
import type { CaseRecord } from './case-record.ts';

export interface Assignment {
  readonly assignmentId: string;
  readonly tourId: string;
  readonly callsign: string;
  readonly milestone: 'assigned' | 'acknowledged' | 'en-route' | 'at-scene';
  /** When it came to this milestone. */
  readonly since: number;
  /** When the unit was told: the acknowledgement counts from here. */
  readonly toldAt: number;
  /** Behind another assignment of its unit: it does not resource the incident yet. */
  readonly stacked: boolean;
}

/** Something that the desk must look at now, without a target of its own. */
export interface Alert {
  readonly key: string;
  readonly kind: 'new-risk' | 'diverted' | 'unclaimed' | 'returned' | 'self-assigned';
  readonly label: string;
  readonly at: number;
}

/** Somebody opened a restricted record; waits for a review by somebody else. */
interface BrokenGlass {
  readonly accountId: string;
  readonly name: string;
  readonly at: number;
  readonly reviewDueAt: number;
  /** Until when it opens the record; null: it does no more, and waits for its review only. */
  readonly openUntil: number | null;
}

/** A target that was missed. It stays missed, whatever is done about it afterwards. */
export interface Missed {
  readonly key: string;
  readonly label: string;
  readonly startedAt: number;
  readonly dueAt: number;
  readonly told: string | null;
}

/** Where the targets of the grade are counted from. */
interface Origin {
  /** The contact received; the re-opening, once it was re-opened. */
  readonly base: number;
  /** `base`, or the upgrade that set a heavier target. */
  readonly from: number;
  /**
   * When the targets were set or last changed, as recorded: none of them falls due before. What is entered afterwards with
   * the time at which it happened would else climb its whole ladder, repeats and all, in one moment.
   */
  readonly retimedAt: number;
}

/** Of an incident that was entered from paper. */
interface BackEntered {
  readonly paper: string;
  /** When it was entered: targets that were over by then were met or missed by the times of the sheet, and ring nobody. */
  readonly at: number;
  readonly resultedAt: number | null;
}

export interface Incident {
  readonly number: NumberTerms;
  readonly contactId: string | null;
  readonly channel: Channel;
  readonly callers: number;
  readonly code: CodeTerms;
  readonly grade: GradeTerms;
  /** This grade and those before it, the oldest first. */
  readonly grades: readonly GradeSpan<GradeTerms>[];
  readonly place: KnownPlace;
  readonly whereabouts: Whereabouts;
  /** Pursuits and firearms jobs. */
  readonly tactics: readonly Tactic[];
  readonly what: string | null;
  readonly receivedAt: number;
  readonly openedAt: number;
  readonly owner: SeatTerms | null;
  readonly restriction: RestrictionTerms;
  readonly record: CaseRecord;
  /** A unit on it pressed its emergency button. */
  readonly officerInNeed: boolean;
  /** Log position of the last change of the restriction or its list, or of where it lies and whose it is. */
  readonly guardedAt: number;
  readonly origin: Origin;
  readonly backEntered: BackEntered | null;
  /** Lines of sheets about its units that were entered. */
  readonly attended: readonly string[];
  readonly appointmentAt: number | null;
  /** Since when no unit is on it, while one is owed. */
  readonly lackingSince: number | null;
  /** When a unit was first sent since the clock began: targets from dispatch count from here. */
  readonly dispatchedAt: number | null;
  /** The first arrival since the clock began. */
  readonly attendedAt: number | null;
  /** The last event that touched the work itself. */
  readonly lastActionAt: number;
  /** The last act that answers a missed target: resourced, re-graded, reviewed. */
  readonly actedAt: number | null;
  readonly review: { readonly at: number; readonly nextReviewAt: number } | null;
  readonly referral: {
    readonly to: 'control-room-supervisor' | 'fim';
    readonly reason: string | null;
    readonly at: number;
    readonly answerWithinSeconds: number;
  } | null;
  readonly alerts: readonly Alert[];
  readonly glass: readonly BrokenGlass[];
  readonly assignments: readonly Assignment[];
  /** Ids of assignments that have ended. */
  readonly ended: readonly string[];
  readonly agencies: readonly AgencyRow[];
  /** What was asked for beside units. */
  readonly asks: readonly Ask[];
  /** Partners that were called out to it. */
  readonly callOuts: readonly CallOutHeld[];
  /** Codes that a partner could not be given. Left out until there is one. */
  readonly unmappedCodes?: readonly UnmappedHeld[];
  /** When a unit is expected, for a caller who was told a time. */
  readonly arrival: Arrival | null;
  /** Why nobody was sent, or nobody in time: as said last. */
  readonly unresourced: UnresourcedRow | null;
  /** The level of its response plan that somebody has set. */
  readonly planSet: PlanSet | null;
  /** Incidents that it was ever linked with: their logs name it. */
  readonly linkedIds: readonly string[];
  /** Log lines that a correction may point at: line ids as minted, and positions as text. */
  readonly lineIds: readonly string[];
  readonly marks: Marks;
  /** Alarm key → who saw it last, and when. */
  readonly seen: Readonly<Record<string, { readonly by: string; readonly at: number }>>;
  readonly missed: readonly Missed[];
  readonly assessment: Assessment;
  /** Calls about it that are not wrapped up yet. */
  readonly wrapUps: readonly WrapUp[];
  readonly lines: number;
  readonly lastLineAt: number;
}

interface Result {
  readonly result: CodeTerms;
  readonly closing: CodeTerms;
}

export type IncidentState =
  | { readonly situation: 'none' }
  | { readonly situation: 'open'; readonly incident: Incident }
  | { readonly situation: 'resulted'; readonly incident: Incident; readonly result: Result }
  | { readonly situation: 'closed'; readonly incident: Incident; readonly result: Result; readonly closedAt: number };

/** An incident that work may still be done on. */
export function isOpen(state: IncidentState): state is Extract<IncidentState, { situation: 'open' | 'resulted' }> {
  return state.situation === 'open' || state.situation === 'resulted';
}

/** Units that are on it now, the stacked ones left out. */
export function activeUnits(incident: Incident): readonly Assignment[] {
  return incident.assignments.filter((assignment) => !assignment.stacked);
}

const progress = ['assigned', 'acknowledged', 'en-route', 'at-scene'] as const;
const shown = {
  assigned: 'assigned',
  acknowledged: 'assigned',
  'en-route': 'attending',
  'at-scene': 'at-scene',
} as const;

/** The state that screens show: derived from the assignments, never typed. */
export function shownState(
  state: Exclude<IncidentState, { situation: 'none' }>,
): 'open' | 'assigned' | 'attending' | 'at-scene' | 'resulted' | 'closed' {
  if (state.situation !== 'open') return state.situation;
  const furthest = Math.max(-1, ...activeUnits(state.incident).map((a) => progress.indexOf(a.milestone)));
  const milestone = progress[furthest];
  return milestone === undefined ? 'open' : shown[milestone];
}

/**
 * What answers a missed target: the ladder stops, review and referral are settled, alerts fall silent. Breaches are noted
 * when they are recorded, so the act is dated in the same way: a claimed earlier time answers nothing that came after it.
 */
export function acted(incident: Incident, at: number): Incident {
  return { ...incident, actedAt: at, review: null, referral: null, alerts: [] };
}

export function alerted(incident: Incident, alert: Alert): Incident {
  return { ...incident, alerts: [...incident.alerts.filter((a) => a.key !== alert.key), alert] };
}
