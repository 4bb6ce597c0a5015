import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';
import { AdviceAnswer, CareAnswers, CareDecision, Letters, Told } from './commands.ts';
import { Raise } from './raise.ts';
import { Owed } from './wrap-up-terms.ts';

/** Who said it, and when. */
const signed = { by: z.string(), at: z.number() };

const Shown = z.object({
  /** All versions of THRIVE, the newest last; the words are null when erased. */
  thrives: z.array(
    z.object({ letters: Letters.nullable(), lacks: z.array(z.string()), raise: Raise.nullable(), ...signed }),
  ),
  /** Since when, and why, the newest version no longer says how things stand; until when it is due again. */
  changed: z.object({ at: z.number(), why: z.string(), dueAt: z.number().nullable() }).nullable(),
  answers: z.array(
    z.object({
      setId: z.string(),
      questionId: z.string(),
      question: z.string().nullable(),
      answer: z.string().nullable(),
      ...signed,
    }),
  ),
  advice: z.array(z.object({ adviceId: z.string(), name: z.string(), answer: AdviceAnswer, at: z.number() })),
  told: z.object({ told: Told, etaMinutes: z.number().nullable(), words: z.string().nullable(), ...signed }).nullable(),
  care: z
    .object({
      answers: CareAnswers,
      decision: CareDecision,
      ownerName: z.string(),
      basis: z.string().nullable(),
      told: z.string().nullable(),
      ...signed,
    })
    .nullable(),
  silent: z.object({ outcome: z.string(), name: z.string(), at: z.number() }).nullable(),
  marks: z.array(z.object({ id: z.string(), name: z.string(), kind: z.enum(['access', 'risk']) })),
  language: z.string().nullable(),
  /** What speaks for a heavier grade, by where it comes from. */
  raises: z.record(z.string(), Raise),
});
export type AssessmentShown = z.output<typeof Shown>;

const Assessed = z.object({ id: z.string(), subjectId: z.string() }).extend(Shown.shape);

export const CallAssessments = declareView({
  name: 'operations.callAssessments',
  summary: 'THRIVE, answers, advice, what the caller was told: of one contact, also before it is an incident',
  key: 'id',
  parent: 'subjectId',
  permission: 'contact.read',
  personal: true,
  row: Assessed,
});

export const Assessments = declareView({
  name: 'operations.assessments',
  summary: 'THRIVE, answers, advice, what callers were told: of one incident',
  key: 'id',
  parent: 'subjectId',
  permission: 'incident.read',
  personal: true,
  row: Assessed,
});

const WrapUp = z.object({
  contactId: z.string(),
  contactNumber: z.string(),
  /** The seat that took the call, and who sat there. */
  seatId: z.string().nullable(),
  takenBy: z.object({ id: z.string(), name: z.string() }),
  owed: z.array(Owed),
  /** The grade that was proposed, where another was chosen. */
  proposed: z.string().nullable(),
  startedAt: z.number(),
  dueAt: z.number(),
  late: z.boolean(),
});
export type WrapUpShown = z.output<typeof WrapUp>;

export const WrapUps = declareView({
  name: 'operations.wrapUps',
  summary: 'Calls that became an incident or were added to one and are not wrapped up yet',
  key: 'id',
  parent: 'incidentId',
  permission: 'contact.read',
  personal: false,
  row: WrapUp.extend({
    /** `<incident>#<contact>`. */
    id: z.string(),
    incidentId: z.string(),
    incidentNumber: z.string(),
    code: z.string(),
    codeName: z.string(),
    grade: z.string(),
  }),
});

export const CodeWords = declareView({
  name: 'operations.codeWords',
  summary: 'Words of past incidents by the code they had: how often, never whose',
  key: 'code',
  permission: 'contact.take',
  personal: false,
  row: z.object({
    code: z.string(),
    /** Incidents of this code that were counted. */
    incidents: z.number(),
    /** Word → in how many of them. */
    words: z.record(z.string(), z.number()),
  }),
});
