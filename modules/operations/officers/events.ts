import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../kernel/pure.ts';

export const officerEvents = defineEvents({
  /** Said again it corrects what stands. */
  'operations.OfficerEntered': {
    data: z.object({ issi: z.string().nullable() }),
    detail: z.object({ name: z.string() }),
  },
  /** Given or renewed; `until` null: it has no end. */
  'operations.SkillGranted': {
    data: z.object({ skill: z.string(), until: z.number().nullable() }),
    detail: z.object({ authority: z.string() }),
  },
  'operations.SkillWithdrawn': {
    data: z.object({ skill: z.string() }),
    detail: z.object({ reason: z.string() }),
  },
});
export type OfficerEvent = EventOf<typeof officerEvents>;
