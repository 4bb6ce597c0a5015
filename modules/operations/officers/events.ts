import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../kernel/pure.ts';
import { LadderTerms } from '../terms.ts';

export const officerEvents = defineEvents({
  /** Said again it corrects what stands. */
  'operations.OfficerEntered': {
    data: z.object({ issi: z.string().nullable() }),
    detail: z.object({ name: z.string() }),
  },
  /** Given or renewed; `until` null: it has no end. */
  'operations.SkillGranted': {
    data: z.object({
      skill: z.string(),
      until: z.number().nullable(),
      /** Who is told before it ends; left out by older events: nobody. */
      ending: z.object({ name: z.string(), warnSeconds: z.number(), ladder: LadderTerms }).optional(),
    }),
    detail: z.object({ authority: z.string() }),
  },
  'operations.SkillWithdrawn': {
    data: z.object({ skill: z.string() }),
    detail: z.object({ reason: z.string() }),
  },
});
export type OfficerEvent = EventOf<typeof officerEvents>;
