import { z } from 'zod';
import { defineEvents, type EventOf, roles } from '../../../../kernel/pure.ts';
import { Proposal, Said } from '../terms.ts';

/** When it is suspended and reviewed, as the force said on the day. */
export const TemplateRules = z.object({
  lastChanges: z.number(),
  failures: z.number(),
  reviewMonths: z.number(),
  ladder: z.array(z.object({ to: z.enum(roles), afterSeconds: z.number() })),
  repeatSeconds: z.number(),
});

export const templateEvents = defineEvents({
  'service.TemplateProposed': {
    data: z.object({ name: z.string(), proposal: Proposal, said: Said, rules: TemplateRules }),
  },
  /** By the CAB: not by whoever proposed it. */
  'service.TemplateApproved': { data: z.object({}), detail: z.object({ note: z.string() }) },
  /** What it did before counts no more. */
  'service.TemplateReviewed': { data: z.object({}), detail: z.object({ note: z.string() }) },
  'service.TemplateWithdrawn': { data: z.object({}), detail: z.object({ reason: z.string() }) },
  'service.TemplateUsed': {
    data: z.object({ changeId: z.string(), outcome: z.enum(['successful', 'with-issues', 'failed', 'backed-out']) }),
  },
  'service.TemplateBlamed': { data: z.object({ changeId: z.string(), number: z.string() }) },
});
export type TemplateRules = z.output<typeof TemplateRules>;
export type TemplateEvent = EventOf<typeof templateEvents>;
