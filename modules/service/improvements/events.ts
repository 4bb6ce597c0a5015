import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../kernel/pure.ts';

/** Where an improvement came from. */
export const Source = z.enum(['review-meeting', 'report', 'problem', 'idea']);

const Terms = z.object({
  title: z.string(),
  /** Null: it is for the service centre as a whole. */
  agreementId: z.string().nullable(),
  serviceId: z.string().nullable(),
  ownerId: z.string().nullable(),
  owner: z.string(),
  reviewAt: z.number(),
});
const Said = z.object({ action: z.string(), measure: z.string(), benefit: z.string() });

/** The register of the Service Improvement Plan; actions of review meetings stand in it as well. */
export const improvementEvents = defineEvents({
  'service.ImprovementPlanned': {
    data: Terms.extend({
      number: z.string(),
      sequence: z.number(),
      source: Source,
      /** The month of the report that the meeting looked at; null: of no meeting. */
      month: z.string().nullable(),
    }),
    detail: Said,
  },
  'service.ImprovementAmended': { data: Terms, detail: Said },
  /** What was done, measured and seen; the next look at it. */
  'service.ImprovementReviewed': {
    data: z.object({ percent: z.number(), reviewAt: z.number() }),
    detail: z.object({ note: z.string() }),
  },
  'service.ImprovementEnded': {
    data: z.object({ outcome: z.enum(['reached', 'dropped']) }),
    detail: z.object({ note: z.string() }),
  },
});
export type ImprovementEvent = EventOf<typeof improvementEvents>;
