import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../kernel/pure.ts';
import { Condition, Form } from './question.ts';

export const adHocEvents = defineEvents({
  'service.AdHocReportSaved': {
    data: z.object({ ownerId: z.string(), owner: z.string(), shared: z.boolean(), form: Form }),
    // Somebody may be named in either.
    detail: z.object({ name: z.string(), where: z.array(Condition) }),
  },
  'service.AdHocReportDropped': { data: z.object({}) },
});
export type AdHocEvent = EventOf<typeof adHocEvents>;
