/** F1: how urgent an IT incident is, and whether it may be a major one. Pure; what it weighs is data of the force. */

export interface PriorityMatrix {
  readonly version: number;
  /** Rows are impact, columns urgency, in the force's own numbers. */
  readonly rows: readonly (readonly number[])[];
  /** `from-highest`: 1 is the highest of everything; `from-lowest`: the highest number is (as OTRS counts). */
  readonly counts: 'from-highest' | 'from-lowest';
}

/** No record may stand below it (1 is the highest) unless a duty manager says so. */
export interface Floor {
  readonly priority: number;
  /** In words that name no person, e.g. `999 answering is critical (1)`. */
  readonly because: string;
}

const LOWEST = 5;

/** What the matrix says, as P1 to P5; null: it has no such row or column. */
export function computedPriority(matrix: PriorityMatrix, impact: number, urgency: number): number | null {
  const value = matrix.rows[impact - 1]?.[urgency - 1];
  if (value === undefined) return null;
  return matrix.counts === 'from-highest' ? value : LOWEST + 1 - value;
}

/** The floor that binds; null: none is higher than what was computed. */
export function bindingFloor(computed: number, floors: readonly Floor[]): Floor | null {
  const highest = floors.toSorted((a, b) => a.priority - b.priority)[0];
  return highest !== undefined && highest.priority < computed ? highest : null;
}

export function effectivePriority(computed: number, floors: readonly Floor[]): number {
  return bindingFloor(computed, floors)?.priority ?? computed;
}

export interface MajorFacts {
  /** Of the service; null: none is known. */
  readonly criticality: number | null;
  readonly children: number;
  readonly priority: number;
  /** A capability of the control room that is red, by name. */
  readonly red: string | null;
  /** Reports of this kind in the last quarter of an hour, and in each quarter of an hour before. */
  readonly likeReports: { readonly now: number; readonly before: readonly number[] };
}

/** From which on something may be a major IT incident. */
export interface MajorRules {
  readonly criticality: number;
  readonly children: number;
  readonly priority: number;
  readonly deviations: number;
}

export interface Candidate {
  readonly rule: 'criticality' | 'children' | 'priority' | 'control-room' | 'like-reports';
  readonly because: string;
}

/** The first rule that matches. A candidate is a proposal: a person declares a major IT incident. */
export function majorCandidate(facts: MajorFacts, rules: MajorRules): Candidate | null {
  const { criticality, children, priority, red } = facts;
  if (criticality !== null && criticality <= rules.criticality) {
    return { rule: 'criticality', because: `The service has criticality ${criticality}` };
  }
  if (children > rules.children) return { rule: 'children', because: `${children} IT incidents hang on it` };
  if (priority <= rules.priority) return { rule: 'priority', because: `It has priority ${priority}` };
  if (red !== null) return { rule: 'control-room', because: `${red} is down in the control room` };
  const { now, before } = facts.likeReports;
  const most = usualMost(before, rules.deviations);
  if (most === null || now <= most) return null;
  return { rule: 'like-reports', because: `${now} like it in 15 minutes, usually at most ${Math.floor(most)}` };
}

/** Mean and so many standard deviations (of the population); null: there is nothing to compare with. */
function usualMost(before: readonly number[], deviations: number): number | null {
  if (before.length === 0) return null;
  const mean = before.reduce((sum, count) => sum + count, 0) / before.length;
  const variance = before.reduce((sum, count) => sum + (count - mean) ** 2, 0) / before.length;
  return mean + deviations * Math.sqrt(variance);
}
