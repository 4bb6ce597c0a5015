import { isStep, type Past } from '../../../kernel/pure.ts';
import type { StepEvent } from '../service-incidents/service-incident.ts';
import type { Analysis, AnalysisKind } from './analysis.ts';
import type { ProblemEvent } from './events.ts';

type OfType<Type extends ProblemEvent['type']> = Extract<ProblemEvent, { type: Type }>;
type Opened = OfType<'service.ProblemOpened'>;
type Written = OfType<'service.KnownErrorWritten'>;
type Reviewed = OfType<'service.MajorProblemReviewed'>;
type Moved = OfType<'service.ProblemChangeMoved'>['data'];

export interface KnownError extends Readonly<Written['data']> {
  /** Null when erased. */
  readonly said: Written['detail'] | null;
  /** Null: nobody has published it, or it was withdrawn. */
  readonly audience: 'desk' | 'everybody' | null;
  readonly writtenAt: number;
}

interface MajorReview {
  readonly at: number;
  readonly by: string;
  readonly said: Reviewed['detail'] | null;
}

export interface Problem extends Readonly<Opened['data']> {
  /** Null when erased. */
  readonly said: Opened['detail'] | null;
  readonly openedAt: number;
  readonly changedAt: number;
  /** As the parts of the search stand, with how often each was written. */
  readonly analyses: Readonly<
    Partial<Record<AnalysisKind, { readonly version: number; readonly content: Analysis | null }>>
  >;
  readonly workaround: { readonly at: number; readonly text: string | null } | null;
  readonly knownError: KnownError | null;
  readonly changes: readonly Moved[];
  readonly majorReview: MajorReview | null;
}

export type ProblemState =
  | { readonly situation: 'none' }
  | { readonly situation: 'open'; readonly problem: Problem }
  /** A change for it was closed: somebody says whether it is gone. */
  | { readonly situation: 'review'; readonly problem: Problem; readonly since: number }
  | {
      readonly situation: 'closed';
      readonly problem: Problem;
      readonly closedAt: number;
      readonly ending: OfType<'service.ProblemClosed'>['data']['ending'];
    };

export function evolveProblem(state: ProblemState, event: Past<ProblemEvent | StepEvent>): ProblemState {
  if (isStep(event)) return state;
  if (event.type === 'service.ProblemOpened') return opened(event);
  if (state.situation === 'none') return state;
  const problem = { ...state.problem, changedAt: event.occurredAt };
  switch (event.type) {
    case 'service.ProblemChangeMoved':
      return moved({ ...state, problem }, event.data, event.occurredAt);
    case 'service.ProblemReviewed':
    case 'service.ProblemReopened':
      return { situation: 'open', problem };
    case 'service.ProblemClosed': {
      const { ending } = event.data;
      return { situation: 'closed', problem: ended(problem, ending), closedAt: event.occurredAt, ending };
    }
    default:
      return { ...state, problem: told(problem, event) };
  }
}

function opened(event: Past<Opened>): ProblemState {
  const { data, detail: said, occurredAt: at } = event;
  const fresh = { analyses: {}, workaround: null, knownError: null, changes: [], majorReview: null };
  return { situation: 'open', problem: { ...data, ...fresh, said, openedAt: at, changedAt: at } };
}

/** Nobody is told any more what to do about an error that is gone; one that was accepted stays known. */
function ended(problem: Problem, ending: string): Problem {
  const { knownError } = problem;
  if (knownError === null || ending === 'accepted') return problem;
  return { ...problem, knownError: { ...knownError, audience: null } };
}

function moved(state: Exclude<ProblemState, { situation: 'none' }>, change: Moved, at: number): ProblemState {
  const changes = [...state.problem.changes.filter(({ changeId }) => changeId !== change.changeId), change];
  const problem = { ...state.problem, changes };
  if (change.standing === 'closed' && state.situation === 'open') return { situation: 'review', problem, since: at };
  return { ...state, problem };
}

function told(problem: Problem, event: Past<ProblemEvent>): Problem {
  const at = event.occurredAt;
  switch (event.type) {
    case 'service.ProblemAmended':
      return { ...problem, ...event.data, said: event.detail };
    case 'service.ProblemIncidentsLinked':
      return { ...problem, incidents: [...problem.incidents, ...event.data.incidents] };
    case 'service.ProblemIncidentUnlinked':
      return { ...problem, incidents: problem.incidents.filter(({ id }) => id !== event.data.id) };
    case 'service.ProblemAnalysed': {
      const { kind, version } = event.data;
      const content = event.detail?.content ?? null;
      return { ...problem, analyses: { ...problem.analyses, [kind]: { version, content } } };
    }
    case 'service.ProblemWorkaroundGiven':
      return { ...problem, workaround: { at, text: event.detail?.text ?? null } };
    case 'service.MajorProblemReviewed':
      return { ...problem, majorReview: { at, by: event.actor.name, said: event.detail } };
    default:
      return { ...problem, knownError: knownErrorAfter(problem.knownError, event) };
  }
}

function knownErrorAfter(stands: KnownError | null, event: Past<ProblemEvent>): KnownError | null {
  if (event.type === 'service.KnownErrorWritten') {
    const audience = stands?.audience ?? null;
    return { ...event.data, said: event.detail, audience, writtenAt: event.occurredAt };
  }
  if (stands === null) return null;
  switch (event.type) {
    case 'service.KnownErrorPublished':
      return { ...stands, audience: event.data.audience };
    case 'service.KnownErrorWithdrawn':
      return { ...stands, audience: null };
    case 'service.KnownErrorReviewed':
      return { ...stands, reviewAt: event.data.reviewAt };
    default:
      return stands;
  }
}
