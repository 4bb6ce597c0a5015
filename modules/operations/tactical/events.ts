import { z } from 'zod';
import { defineEvents } from '../../../kernel/pure.ts';
import { LadderTerms } from '../terms.ts';

const Named = z.object({ id: z.string(), name: z.string() });
const tacticalId = z.string();

/** Of the incident's own stream: a pursuit, a firearms job, its tactical phase: under whose authority, by whose command, with what. */
export const tacticalEvents = defineEvents({
  'operations.TacticalOpened': {
    data: z.object({
      tacticalId,
      kind: Named.extend({ armed: z.boolean() }),
      planned: z.boolean(),
      roles: z.array(Named),
      options: z.array(Named),
      authoritySeconds: z.number(),
      reviewSeconds: z.number(),
      ladder: LadderTerms,
      /** Warnings that were confirmed. */
      confirmed: z.array(z.string()),
    }),
    detail: z.object({ reason: z.string() }),
  },
  /** Sought again, after it was refused or has run out. */
  'operations.AuthoritySought': { data: z.object({ tacticalId }), detail: z.object({ reason: z.string() }) },
  'operations.AuthorityGiven': {
    data: z.object({ tacticalId, options: z.array(Named), until: z.number().nullable() }),
    /** `by`: who gave it, with rank; whoever records it is the actor. */
    detail: z.object({ by: z.string(), conditions: z.string() }),
  },
  'operations.AuthorityRefused': {
    data: z.object({ tacticalId }),
    detail: z.object({ by: z.string(), reason: z.string() }),
  },
  'operations.CommandTaken': {
    data: z.object({ tacticalId, role: Named }),
    detail: z.object({ person: z.string() }),
  },
  'operations.TacticalOptionUsed': {
    data: z.object({ tacticalId, option: Named }),
    detail: z.object({ note: z.string() }),
  },
  'operations.TacticalReviewed': { data: z.object({ tacticalId }), detail: z.object({ rationale: z.string() }) },
  'operations.TacticalClosed': { data: z.object({ tacticalId }), detail: z.object({ outcome: z.string() }) },
});
