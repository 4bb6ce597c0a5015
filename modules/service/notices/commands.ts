import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';

const Id = z.uuid();
const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens, e.g. radio-voice');
const Instant = z.int().positive();
const title = z.string().trim().min(3).max(120);
const text = z.string().trim().min(3).max(1_000);
const noticeId = '0198c2f0-9999-7000-8000-000000000001';
const absent = { 'no-such-notice': 'There is no notice with this id.' };
const ended = { ...absent, 'notice-withdrawn': 'It was withdrawn: publish another.' };

export const PublishNotice = declareCommand({
  name: 'service.publishNotice',
  summary: 'Tell everybody of an outage or of planned work: portal, control room and officers see it at once',
  permission: 'service-notice.publish',
  schema: z.object({
    noticeId: Id,
    kind: z.enum(['outage', 'planned']),
    title,
    text,
    serviceIds: z.array(Slug).max(50).default([]),
    siteIds: z.array(Slug).max(50).default([]),
    aboutId: Id.nullable().default(null),
    from: Instant.nullable().default(null),
    until: Instant.nullable().default(null),
    nextAt: Instant.nullable().default(null),
  }),
  refusals: { 'notice-exists': 'A notice with this id exists already.' },
  example: {
    ...{ noticeId, kind: 'outage', title: 'Radio is weak in Oakham' },
    ...{ text: 'Use the vehicle set. The supplier is on the way.', serviceIds: ['radio-voice'] },
  },
});

export const UpdateNotice = declareCommand({
  name: 'service.updateNotice',
  summary: 'Tell everybody how an outage or planned work stands now',
  permission: 'service-notice.publish',
  schema: z.object({
    noticeId: Id,
    title,
    text,
    until: Instant.nullable().default(null),
    nextAt: Instant.nullable().default(null),
  }),
  refusals: ended,
  example: { noticeId, title: 'Radio is weak in Oakham', text: 'The supplier is on site.' },
});

export const WithdrawNotice = declareCommand({
  name: 'service.withdrawNotice',
  summary: 'Take a notice away: it is over',
  permission: 'service-notice.publish',
  schema: z.object({ noticeId: Id, text }),
  refusals: ended,
  example: { noticeId, text: 'Radio is as before.' },
});
