import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';
import { Source } from './events.ts';

const Clock = z.object({
  metric: z.enum(['response', 'resolution', 'update']),
  startedAt: z.number(),
  dueAt: z.number(),
  /** It stands still; `dueAt` is when it would be due if it went on at once from where it stopped. */
  paused: z.boolean(),
});

export const OpenServiceIncidents = declareView({
  name: 'service.openServiceIncidents',
  summary: 'IT incidents that are not closed, with their running clocks',
  key: 'id',
  permission: 'service-incident.read',
  personal: true,
  row: z.object({
    id: z.string(),
    number: z.string(),
    situation: z.enum(['open', 'paused', 'resolved']),
    pausedFor: z.string().nullable(),
    /** Null when erased. */
    summary: z.string().nullable(),
    reporter: z.string().nullable(),
    source: Source,
    serviceId: z.string().nullable(),
    categoryId: z.string().nullable(),
    teamId: z.string(),
    assigneeId: z.string().nullable(),
    assignee: z.string().nullable(),
    impact: z.number(),
    urgency: z.number(),
    priority: z.number(),
    reopened: z.number(),
    raisedAt: z.number(),
    changedAt: z.number(),
    clocks: z.array(Clock),
    /** Why it matters to operations: a reason of the order, never of the priority. */
    vip: z.string().nullable(),
    triage: z.enum(['waiting', 'snoozed', 'done']),
    snoozedUntil: z.number().nullable(),
    /** Times it went back and forth between teams. */
    pingPong: z.number(),
    /** Whose child it is, by number. */
    parent: z.string().nullable(),
    children: z.number(),
    /** Why it may be a major IT incident; null: it is not proposed. */
    candidate: z.string().nullable(),
  }),
});

export const ServiceIncidentLog = declareView({
  name: 'service.serviceIncidentLog',
  summary: 'All that was said and done about one IT incident, in its order',
  key: 'id',
  parent: 'serviceIncidentId',
  permission: 'service-incident.read',
  personal: true,
  row: z.object({
    id: z.string(),
    serviceIncidentId: z.string(),
    at: z.number(),
    author: z.string(),
    kind: z.string(),
    /** `public`: the person who reported it reads it, too. */
    audience: z.enum(['public', 'internal']),
    text: z.string(),
  }),
});
