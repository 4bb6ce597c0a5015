import { z } from 'zod';

/**
 * How the force assesses a call: what is asked, what raises the grade that is proposed, which advice belongs to a code, and what is
 * due when the call is wrapped up. Nothing here is a gate: what is missing is owed, with a clock, and never holds a unit back.
 */
const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens, e.g. domestic');
const Codes = z.array(z.string().max(10));
const Minutes = z.number().positive().max(1440);

/** An answer that speaks for a heavier grade, and why; it may raise what is proposed and never lowers it. */
const Raise = z.strictObject({ answer: z.string().min(1), grade: z.string(), because: z.string().min(1) });

const Question = z.strictObject({
  id: Slug,
  text: z.string().min(1),
  /** Words that can be chosen; empty: free words. */
  answers: z.array(z.string().min(1)).max(8),
  raises: z.array(Raise),
});

const QuestionSet = z.strictObject({ id: Slug, name: z.string().min(1), codes: Codes, questions: z.array(Question) });

const Advice = z.strictObject({
  id: Slug,
  name: z.string().min(1),
  kind: z.enum(['evidence', 'prevention', 'safety']),
  codes: Codes,
  text: z.string().min(1),
});

/** How somebody has to be spoken with (access), or a risk that speaks for a heavier grade. */
const Mark = z.strictObject({
  id: Slug,
  name: z.string().min(1),
  kind: z.enum(['access', 'risk']),
  grade: z.string().nullable(),
});

/** What came of a call in which nobody spoke. */
const SilentOutcome = z.strictObject({ id: Slug, name: z.string().min(1), grade: z.string().nullable() });

/** Right Care Right Person: for these codes and no other; never of itself where `never` says so, nor for a child. */
const Care = z.strictObject({
  codes: Codes,
  never: Codes,
  /** Proposed when life is at risk at once, serious harm is, or a crime is told of. */
  grade: z.string(),
  /** Agencies that may own the risk; the police always may. */
  owners: z.array(z.string()),
});

const WrapUp = z.strictObject({
  minutes: Minutes,
  /** How long after it was due the supervisor's list has it. */
  supervisorAfterMinutes: Minutes,
  repeatMinutes: Minutes,
  /** A rationale a letter is due for these grades, and for these codes whatever their grade. */
  thriveGrades: z.array(z.string()),
  thriveCodes: Codes,
});

/** Words that callers use for what a code means. */
const CodeWords = z.strictObject({ code: z.string().max(10), words: z.array(z.string().regex(/^[a-z' ]+$/)).min(1) });

export const Assessment = z.strictObject({
  questionSets: z.array(QuestionSet),
  advice: z.array(Advice),
  marks: z.array(Mark),
  silentOutcomes: z.array(SilentOutcome),
  /** Null: this force does not use it. */
  care: Care.nullable(),
  /** Null: nothing is owed after a call. */
  wrapUp: WrapUp.nullable(),
  codeWords: z.array(CodeWords),
});
export type Assessment = z.output<typeof Assessment>;

/** A version that was published before there was such a section: it asks nothing and owes nothing. */
export const noAssessment: Assessment = {
  ...{ questionSets: [], advice: [], marks: [], silentOutcomes: [], codeWords: [] },
  ...{ care: null, wrapUp: null },
};
