import { z } from 'zod';
import { defineEvents, type EventOf } from '../pure.ts';

/** A small business to try the kernel with: jobs to which units are sent. */
export const events = defineEvents({
  'sample.JobOpened': { data: z.object({ dueAt: z.number().nullable() }), detail: z.object({ note: z.string() }) },
  'sample.JobNoted': { data: z.object({}), detail: z.object({ note: z.string() }) },
  'sample.JobAssigned': { data: z.object({ unitId: z.string() }) },
  'sample.JobGuarded': {
    data: z.object({
      restriction: z.enum(['none', 'restricted', 'concealed']),
      allowed: z.array(z.string()),
      takenFrom: z.array(z.string()).optional(),
    }),
  },
  'sample.JobClosed': { data: z.object({}) },
  'sample.UnitTaken': { data: z.object({ jobId: z.string() }) },
  'sample.UnitFreed': { data: z.object({}) },
  'sample.Tallied': { data: z.object({ jobId: z.string() }) },
  'sample.AccessChanged': { data: z.object({ accountId: z.string() }) },
});
export type SampleEvent = EventOf<typeof events>;
