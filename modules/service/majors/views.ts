import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';

export const Majors = declareView({
  name: 'service.majors',
  summary: 'Major IT incidents that run or whose review is owed, and those reviewed of late',
  key: 'id',
  permission: 'service-incident.read',
  personal: true,
  row: z.object({
    id: z.string(),
    number: z.string(),
    situation: z.enum(['running', 'ended', 'reviewed']),
    serviceIncidentId: z.string(),
    serviceIncidentNumber: z.string(),
    title: z.string().nullable(),
    text: z.string().nullable(),
    managerId: z.string(),
    manager: z.string().nullable(),
    serviceIds: z.array(z.string()),
    declaredAt: z.number(),
    updatedAt: z.number(),
    nextAt: z.number(),
    endedAt: z.number().nullable(),
    reviewDueAt: z.number().nullable(),
    lessons: z.string().nullable(),
    actions: z.array(z.object({ what: z.string(), who: z.string() })),
  }),
});

export const MajorTimeline = declareView({
  name: 'service.majorTimeline',
  summary: 'What happened in one major IT incident, in its order',
  key: 'id',
  parent: 'majorId',
  permission: 'service-incident.read',
  personal: true,
  row: z.object({
    id: z.string(),
    majorId: z.string(),
    at: z.number(),
    author: z.string(),
    kind: z.string(),
    text: z.string(),
  }),
});
