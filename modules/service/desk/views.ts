import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';
import { LinkKind } from './events.ts';

/** The whole of one IT incident, open or closed. */
export const ServiceIncidentRecord = declareView({
  name: 'service.serviceIncidentRecord',
  summary: 'Everything that is known of one IT incident',
  key: 'id',
  parent: 'serviceIncidentId',
  permission: 'service-incident.read',
  personal: true,
  row: z.object({
    id: z.string(),
    serviceIncidentId: z.string(),
    number: z.string(),
    situation: z.enum(['open', 'paused', 'resolved', 'closed']),
    pausedFor: z.string().nullable(),
    /** In the force's own words while it is open; null: none was said. */
    status: z.object({ id: z.string(), name: z.string() }).nullable(),
    /** Null when erased; so the other words. */
    summary: z.string().nullable(),
    description: z.string().nullable(),
    symptoms: z.string().nullable(),
    parameters: z.record(z.string(), z.string()).nullable(),
    reporter: z.string().nullable(),
    reporterId: z.string().nullable(),
    callBack: z.string().nullable(),
    callBackBy: z.string().nullable(),
    source: z.string(),
    categoryId: z.string().nullable(),
    closureCategoryId: z.string().nullable(),
    serviceId: z.string().nullable(),
    itemIds: z.array(z.string()),
    teamId: z.string(),
    assigneeId: z.string().nullable(),
    assignee: z.string().nullable(),
    impact: z.number(),
    urgency: z.number(),
    /** What the matrix says, and what binds it. */
    computed: z.number().nullable(),
    floor: z.object({ priority: z.number(), because: z.string() }).nullable(),
    priority: z.number(),
    vip: z.string().nullable(),
    triage: z.enum(['waiting', 'snoozed', 'done']),
    snoozedUntil: z.number().nullable(),
    pingPong: z.number(),
    links: z.array(z.object({ kind: LinkKind, id: z.string(), number: z.string() })),
    /** Why it may be a major IT incident; null: it is not proposed. */
    candidate: z.string().nullable(),
    reopened: z.number(),
    lastReopened: z.object({ at: z.number(), by: z.string() }).nullable(),
    raisedAt: z.number(),
    changedAt: z.number(),
    resolvedAt: z.number().nullable(),
    closedAt: z.number().nullable(),
    clocks: z.array(
      z.object({
        metric: z.enum(['response', 'resolution', 'update']),
        startedAt: z.number(),
        dueAt: z.number(),
        paused: z.boolean(),
      }),
    ),
    missed: z.array(z.object({ metric: z.string(), at: z.number(), teamId: z.string() })),
  }),
});

export const ServiceIncidentFiles = declareView({
  name: 'service.serviceIncidentFiles',
  summary: 'Files of an IT incident, oldest first',
  key: 'id',
  parent: 'serviceIncidentId',
  permission: 'service-incident.follow',
  personal: true,
  row: z.object({
    id: z.string(),
    serviceIncidentId: z.string(),
    /** Null when it was erased; then the file is not given out either. */
    name: z.string().nullable(),
    mediaType: z.string(),
    bytes: z.number(),
    sha256: z.string(),
    audience: z.enum(['public', 'internal']),
    at: z.number(),
    by: z.string(),
  }),
});

/** Every IT incident there ever was, the newest first, a page at a time. */
export const ServiceIncidentHistory = declareView({
  name: 'service.serviceIncidentHistory',
  summary: 'IT incidents, open and closed, newest first; by team, category, service, reporter, situation',
  key: 'sequence',
  permission: 'service-incident.read',
  personal: true,
  row: z.object({
    sequence: z.number(),
    id: z.string(),
    number: z.string(),
    situation: z.enum(['open', 'paused', 'resolved', 'closed']),
    summary: z.string().nullable(),
    reporter: z.string().nullable(),
    categoryId: z.string().nullable(),
    teamId: z.string(),
    assignee: z.string().nullable(),
    priority: z.number(),
    raisedAt: z.number(),
    resolvedAt: z.number().nullable(),
    reopened: z.number(),
  }),
});
