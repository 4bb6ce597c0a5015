import type { z } from 'zod';
import type { LadderTerms } from '../terms.ts';
import type { AdviceAnswer, CareAnswers, CareDecision, Letters, Told } from './commands.ts';
import { type AssessmentEvent, assessmentEvents, type PastAssessment } from './events.ts';
import type { Raise } from './raise.ts';

/** One version of THRIVE. Its words are null once they were erased by law. */
interface Thrive {
  readonly letters: Letters | null;
  readonly lacks: readonly string[];
  readonly raise: Raise | null;
  readonly by: string;
  readonly at: number;
  readonly again: { readonly seconds: number; readonly ladder: LadderTerms } | null;
}

interface Answered {
  readonly setId: string;
  readonly questionId: string;
  readonly question: string | null;
  readonly answer: string | null;
  readonly by: string;
  readonly at: number;
}

/** What is known of a call beyond what and where: the same on a contact and on the incident that came of it. */
export interface Assessment {
  /** All versions, the newest last. */
  readonly thrives: readonly Thrive[];
  /** Since when, and why, the newest version no longer says how things stand. */
  readonly changed: { readonly at: number; readonly why: string } | null;
  readonly answers: readonly Answered[];
  readonly advice: readonly {
    readonly adviceId: string;
    readonly name: string;
    readonly answer: z.output<typeof AdviceAnswer>;
    readonly at: number;
  }[];
  readonly told: {
    readonly told: Told;
    readonly etaMinutes: number | null;
    readonly words: string | null;
    readonly by: string;
    readonly at: number;
  } | null;
  readonly care: {
    readonly answers: CareAnswers;
    readonly decision: z.output<typeof CareDecision>;
    readonly ownerName: string;
    readonly basis: string | null;
    readonly told: string | null;
    readonly by: string;
    readonly at: number;
  } | null;
  readonly silent: { readonly outcome: string; readonly name: string; readonly at: number } | null;
  readonly marks: readonly { readonly id: string; readonly name: string; readonly kind: 'access' | 'risk' }[];
  readonly language: string | null;
  /** What speaks for a heavier grade, by where it comes from. */
  readonly raises: Readonly<Record<string, Raise>>;
  /** All of it as it was said, for the log of the incident that comes of it; what was erased is left out. */
  readonly said: readonly AssessmentEvent[];
}

export const unassessed: Assessment = {
  thrives: [],
  changed: null,
  answers: [],
  advice: [],
  told: null,
  care: null,
  silent: null,
  marks: [],
  language: null,
  raises: {},
  said: [],
};

type Of<Type extends PastAssessment['type']> = Extract<PastAssessment, { type: Type }>;

export function assess(before: Assessment, event: PastAssessment): Assessment {
  return { ...assessed(before, event), said: [...before.said, ...retold(event)] };
}

function retold({ type, data, ...rest }: PastAssessment): readonly AssessmentEvent[] {
  // What the log gives back of an event without a detail says null, as it does of one that was erased.
  if (!('detail' in assessmentEvents[type])) return [{ type, data } as AssessmentEvent];
  return 'detail' in rest && rest.detail !== null ? [{ type, data, detail: rest.detail } as AssessmentEvent] : [];
}

function assessed(before: Assessment, event: PastAssessment): Assessment {
  switch (event.type) {
    case 'operations.ThriveRecorded':
      return thrived(before, event);
    case 'operations.QuestionAnswered':
      return answered(before, event);
    case 'operations.AdviceRecorded': {
      const { adviceId, name, answer } = event.data;
      const others = before.advice.filter((one) => one.adviceId !== adviceId);
      return { ...before, advice: [...others, { adviceId, name, answer, at: event.occurredAt }] };
    }
    case 'operations.CallerTold': {
      const { told, etaMinutes } = event.data;
      return { ...before, told: { told, etaMinutes, words: event.detail?.words ?? null, ...signed(event) } };
    }
    case 'operations.CareDecided':
      return cared(before, event);
    case 'operations.SilentCallHeard': {
      const { outcome, name, raise } = event.data;
      const raises = raisedBy(before.raises, 'silent', raise);
      return { ...before, silent: { outcome, name, at: event.occurredAt }, raises };
    }
    case 'operations.ContactMarked':
      return marked(before, event);
    case 'operations.GradeExplained':
      return before;
  }
}

const signed = ({ actor, occurredAt }: PastAssessment) => ({ by: actor.name, at: occurredAt });

/** What was said before and no longer holds speaks for nothing any more. */
function raisedBy(raises: Assessment['raises'], source: string, raise: Raise | null): Assessment['raises'] {
  const { [source]: _before, ...others } = raises;
  return raise === null ? others : { ...others, [source]: raise };
}

function thrived(before: Assessment, event: Of<'operations.ThriveRecorded'>): Assessment {
  const { lacks, raise, again } = event.data;
  const thrive = { letters: event.detail, lacks, raise, again, ...signed(event) };
  return {
    ...before,
    thrives: [...before.thrives, thrive],
    changed: null,
    raises: raisedBy(before.raises, 'thrive', raise),
  };
}

function answered(before: Assessment, event: Of<'operations.QuestionAnswered'>): Assessment {
  const { setId, questionId, raise } = event.data;
  const { question = null, answer = null } = event.detail ?? {};
  const others = before.answers.filter((one) => one.setId !== setId || one.questionId !== questionId);
  return {
    ...before,
    answers: [...others, { setId, questionId, question, answer, ...signed(event) }],
    raises: raisedBy(before.raises, `answer:${setId}/${questionId}`, raise),
  };
}

function cared(before: Assessment, event: Of<'operations.CareDecided'>): Assessment {
  const { answers, decision, ownerName, raise } = event.data;
  const { basis = null, told = null } = event.detail ?? {};
  return {
    ...before,
    care: { answers, decision, ownerName, basis, told, ...signed(event) },
    raises: raisedBy(before.raises, 'care', raise),
  };
}

function marked(before: Assessment, event: Of<'operations.ContactMarked'>): Assessment {
  const { marks, language } = event.data;
  const kept = Object.entries(before.raises).filter(([source]) => !source.startsWith('mark:'));
  const raises = marks.flatMap(({ id, raise }) => (raise === null ? [] : [[`mark:${id}`, raise] as const]));
  return {
    ...before,
    marks: marks.map(({ id, name, kind }) => ({ id, name, kind })),
    language,
    raises: Object.fromEntries([...kept, ...raises]),
  };
}

/** THRIVE was done, and something has changed since: it is to be done again. Nothing to do again where none was done. */
export function factsChanged(before: Assessment, why: string, at: number): Assessment {
  return before.thrives.length === 0 || before.changed !== null ? before : { ...before, changed: { at, why } };
}
