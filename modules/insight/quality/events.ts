import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../kernel/pure.ts';
import { Answered, Question } from './check.ts';

export const checkEvents = defineEvents({
  'insight.CheckDrawn': {
    data: z.object({
      kind: z.enum(['sample', 'unattended']),
      rule: z.object({ id: z.string(), name: z.string() }),
      /** As the force pack had them: an older check is read as it was asked. */
      questions: z.array(Question),
      incidentId: z.string().nullable(),
      contactId: z.string().nullable(),
      number: z.string(),
      /** Whose work it was. */
      accountId: z.string().nullable(),
    }),
    detail: z.object({ person: z.string().nullable() }),
  },
  'insight.CheckTaken': { data: z.object({}) },
  'insight.CheckAnswered': {
    data: z.object({ answers: z.array(Answered) }),
    detail: z.object({ feedback: z.string() }),
  },
});
export type CheckEvent = EventOf<typeof checkEvents>;
