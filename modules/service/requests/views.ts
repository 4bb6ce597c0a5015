import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';

const Answer = z.object({ label: z.string(), value: z.string() });

export const OpenRequests = declareView({
  name: 'service.openRequests',
  summary: 'Requests that are not over, with their tasks and what is due next',
  key: 'id',
  permission: 'request.read',
  personal: true,
  row: z.object({
    id: z.string(),
    number: z.string(),
    name: z.string(),
    situation: z.enum(['approving', 'preparing', 'delivered']),
    requester: z.string().nullable(),
    forWhom: z.string().nullable(),
    approver: z.string().nullable(),
    siteId: z.string().nullable(),
    /** The IT incident because of which it was asked for. */
    serviceIncident: z.object({ id: z.string(), number: z.string() }).nullable(),
    booked: z.boolean(),
    pricePence: z.number(),
    answers: z.array(Answer),
    tasks: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        teamId: z.string(),
        assignee: z.string().nullable(),
        doneAt: z.number().nullable(),
        /** Nothing that it waits for is still to do. */
        ready: z.boolean(),
      }),
    ),
    startedAt: z.number(),
    dueAt: z.number(),
    submittedAt: z.number(),
    changedAt: z.number(),
  }),
});

export const IncidentRequests = declareView({
  name: 'service.incidentRequests',
  summary: 'What was asked for because of one IT incident, and how each request stands',
  key: 'id',
  parent: 'serviceIncidentId',
  permission: 'request.read',
  personal: false,
  row: z.object({
    id: z.string(),
    serviceIncidentId: z.string(),
    number: z.string(),
    name: z.string(),
    situation: z.enum(['approving', 'preparing', 'delivered', 'ended']),
  }),
});

export const RequestLog = declareView({
  name: 'service.requestLog',
  summary: 'All that was said and done about one request, in its order',
  key: 'id',
  parent: 'requestId',
  permission: 'request.read',
  personal: true,
  row: z.object({
    id: z.string(),
    requestId: z.string(),
    at: z.number(),
    author: z.string(),
    kind: z.string(),
    audience: z.enum(['public', 'internal']),
    text: z.string(),
  }),
});

export const Approvals = declareView({
  name: 'service.approvals',
  summary: 'Requests that wait for the word of one person',
  key: 'id',
  parent: 'approverId',
  permission: 'service-own.read',
  personal: true,
  row: z.object({
    id: z.string(),
    approverId: z.string(),
    number: z.string(),
    name: z.string(),
    requester: z.string().nullable(),
    forWhom: z.string().nullable(),
    pricePence: z.number(),
    leadMinutes: z.number(),
    answers: z.array(Answer),
    submittedAt: z.number(),
    by: z.number(),
    /** Somebody stands in, to whom it can be passed. */
    deputy: z.string().nullable(),
  }),
});
