import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../kernel/pure.ts';
import { RequestTerms } from './terms.ts';

const nothing = z.object({});
const Text = z.object({ text: z.string() });
const Reason = z.object({ reason: z.string() });

/** An answer to a question of the form, with the words of the question as they were read. */
const Answer = z.object({ label: z.string(), value: z.string() });

export const requestEvents = defineEvents({
  'service.RequestSubmitted': {
    data: z.object({
      number: z.string(),
      sequence: z.number(),
      itemId: z.string(),
      itemVersion: z.number(),
      /** Account of whoever asked; null: it was asked for by itself. */
      requesterId: z.string().nullable(),
      /** Account of whoever gets it; null: whoever asked, or somebody who has none yet. */
      forId: z.string().nullable(),
      siteId: z.string().nullable(),
      /** One was taken from the shelf for it. */
      booked: z.boolean(),
      /** The IT incident because of which it is asked for. */
      serviceIncident: z.object({ id: z.string(), number: z.string() }).optional(),
      terms: RequestTerms,
    }),
    detail: z.object({
      requester: z.string(),
      forWhom: z.string(),
      approver: z.string().nullable(),
      deputy: z.string().nullable(),
      answers: z.array(Answer),
    }),
  },
  /** `approverId`: whose word was asked for; somebody above them may have given it. */
  'service.RequestApproved': { data: z.object({ approverId: z.string() }), detail: Reason },
  'service.RequestRefused': { data: z.object({ approverId: z.string() }), detail: Reason },
  /** Somebody else is asked to say yes or no: by choice, or because nothing was said in time. */
  'service.ApprovalPassed': {
    data: z.object({ fromId: z.string(), approverId: z.string(), late: z.boolean() }),
    detail: z.object({ approver: z.string(), reason: z.string() }),
  },
  'service.RequestTaskTaken': {
    data: z.object({ taskId: z.string(), assigneeId: z.string(), assignee: z.string() }),
  },
  'service.RequestTaskDone': { data: z.object({ taskId: z.string() }), detail: z.object({ note: z.string() }) },
  'service.RequestDelivered': { data: nothing },
  'service.RequestConfirmed': { data: nothing },
  'service.RequestReopened': { data: z.object({ taskId: z.string() }), detail: Reason },
  /** `approverId`: whose word was still asked for. */
  'service.RequestCancelled': { data: z.object({ approverId: z.string().nullable() }), detail: Reason },
  /** What whoever asked reads, too. */
  'service.RequesterAnswered': { data: nothing, detail: Text },
  'service.RequesterWrote': { data: nothing, detail: Text },
  /** For the service centre alone. */
  'service.RequestNoted': { data: nothing, detail: Text },
});
export type RequestEvent = EventOf<typeof requestEvents>;
