import { z } from 'zod';
import { defineEvents, type EventOf } from '../../kernel/pure.ts';
import { disclosureEvents } from './disclosure/events.ts';

const letterEvents = defineEvents({
  /** What a reaction had given up is to be carried again. */
  'audit.CarriedAgain': { data: z.object({ reaction: z.string(), position: z.int() }) },
});
export type AuditEvent = EventOf<typeof letterEvents>;

export const auditEvents = { ...letterEvents, ...disclosureEvents };
