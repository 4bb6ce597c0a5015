import { z } from 'zod';
import { defineEvents, type EventOf, type Past } from '../../../kernel/pure.ts';
import { LadderTerms } from '../terms.ts';
import { AdviceAnswer, CareAnswers, CareDecision, Letters, Told } from './commands.ts';
import { Raise } from './raise.ts';

/** Null: assessed on the incident itself, without a conversation. */
const contactId = z.string().nullable();
const raise = Raise.nullable();

/** They stand in the stream of the contact and, once there is one, of its incident: its log has each of them as a line. */
export const assessmentEvents = defineEvents({
  'operations.ThriveRecorded': {
    data: z.object({
      contactId,
      /** Letters that have no rationale yet. */
      lacks: z.array(z.string()),
      raise,
      /** How soon it is due again when facts change, and who hears that it was not done. */
      again: z.object({ seconds: z.number(), ladder: LadderTerms }).nullable(),
    }),
    detail: Letters,
  },
  'operations.QuestionAnswered': {
    data: z.object({ contactId, setId: z.string(), questionId: z.string(), raise }),
    detail: z.object({ question: z.string(), answer: z.string() }),
  },
  'operations.AdviceRecorded': {
    data: z.object({ contactId, adviceId: z.string(), name: z.string(), kind: z.string(), answer: AdviceAnswer }),
  },
  'operations.CallerTold': {
    data: z.object({ contactId, told: Told, etaMinutes: z.number().nullable() }),
    detail: z.object({ words: z.string() }),
  },
  'operations.CareDecided': {
    data: z.object({
      contactId,
      answers: CareAnswers,
      decision: CareDecision,
      owner: z.string(),
      ownerName: z.string(),
      raise,
      /** Warnings that whoever decided has confirmed. */
      confirmed: z.array(z.string()),
    }),
    detail: z.object({ basis: z.string(), told: z.string() }),
  },
  'operations.SilentCallHeard': {
    data: z.object({ contactId, outcome: z.string(), name: z.string(), raise }),
  },
  'operations.ContactMarked': {
    data: z.object({
      contactId,
      marks: z.array(z.object({ id: z.string(), name: z.string(), kind: z.enum(['access', 'risk']), raise })),
      language: z.string().nullable(),
    }),
  },
  /** Why another grade was chosen than the one proposed. */
  'operations.GradeExplained': {
    data: z.object({ contactId, proposed: z.string(), chosen: z.string() }),
    detail: z.object({ reason: z.string() }),
  },
});
export type AssessmentEvent = EventOf<typeof assessmentEvents>;
export type PastAssessment = Past<AssessmentEvent>;

const types: ReadonlySet<string> = new Set(Object.keys(assessmentEvents));

export function isAssessment(event: { readonly type: string }): event is PastAssessment {
  return types.has(event.type);
}
