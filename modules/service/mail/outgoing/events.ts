import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../../kernel/pure.ts';
import { MailLadder } from '../events.ts';

/** What goes out: owed, tried, and left; or refused, and then somebody is reached otherwise. */
export const outgoingMailEvents = defineEvents({
  'service.MailOwed': {
    data: z.object({
      serviceIncidentId: z.string(),
      /** For what it is sent, as the rule of the pack says. */
      on: z.string(),
      to: z.enum(['reporter', 'text', 'team']),
      messageId: z.string(),
      answers: z.array(z.string()),
      /** A machine wrote it: other machines see that, and leave it unanswered. */
      automatic: z.boolean(),
      terms: MailLadder.extend({ leaveMinutes: z.number(), reachMinutes: z.number() }),
    }),
    detail: z.object({ address: z.string(), subject: z.string(), text: z.string() }),
  },
  /** It is handed to the mail server now: whatever stops us here leaves it open whether it was taken. */
  'service.MailTried': { data: z.object({ attempt: z.number() }) },
  'service.MailLeft': { data: z.object({ attempt: z.number() }), detail: z.object({ said: z.string() }) },
  'service.MailPutOff': {
    data: z.object({
      attempt: z.number(),
      nextAt: z.number(),
      /** It may have been taken all the same: the next try has the same message id. */
      unsure: z.boolean(),
    }),
    detail: z.object({ because: z.string() }),
  },
  /** The mail server will not have it. */
  'service.MailRefused': { data: z.object({ attempt: z.number() }), detail: z.object({ because: z.string() }) },
  /** It was taken, and came back. */
  'service.MailBounced': {
    data: z.object({ reportId: z.string(), status: z.string(), final: z.boolean() }),
    detail: z.object({ because: z.string() }),
  },
  'service.MailDealtWith': {
    data: z.object({ how: z.enum(['reached-otherwise', 'send-again']) }),
    detail: z.object({ note: z.string() }),
  },
});
export type OutgoingMailEvent = EventOf<typeof outgoingMailEvents>;
