import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';

const Id = z.uuid();
const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens, e.g. radio-voice');
const Person = z.string().trim().min(1).max(200);
const title = z.string().trim().min(3).max(120);
const text = z.string().trim().min(3).max(1_000);
const majorId = '0198c2f0-aaaa-7000-8000-000000000001';
const absent = { 'no-such-major': 'There is no major IT incident with this id.' };
const running = { ...absent, 'major-ended': 'It has ended.' };

export const DeclareMajor = declareCommand({
  name: 'service.declareMajor',
  summary: 'Declare a major IT incident: its manager, and the first word to everybody at once',
  permission: 'service-major.manage',
  schema: z.object({
    majorId: Id,
    serviceIncidentId: Id,
    title,
    text,
    /** Left out: whoever declares it. */
    managerId: Id.nullable().default(null),
    manager: Person.nullable().default(null),
    serviceIds: z.array(Slug).max(50).default([]),
    /** Left out: as the force has agreed. */
    updateMinutes: z.int().min(5).max(1_440).nullable().default(null),
  }),
  refusals: {
    'major-exists': 'A major IT incident with this id exists already.',
    'no-such-service-incident': 'There is no IT incident with this id.',
    'major-already': 'A major IT incident runs for it already.',
  },
  example: {
    ...{ majorId, serviceIncidentId: '0198c2f0-8888-7000-8000-000000000001' },
    ...{ title: 'No radio in the north', text: 'Use mobile phones. We are on it.', serviceIds: ['radio-voice'] },
  },
});

export const UpdateMajor = declareCommand({
  name: 'service.updateMajor',
  summary:
    'The next word of a major IT incident: one text for portal, control room, officers and everybody who reported it',
  permission: 'service-major.manage',
  schema: z.object({
    majorId: Id,
    text,
    /** When the next word comes; left out: as often as was agreed. */
    nextInMinutes: z.int().min(5).max(1_440).nullable().default(null),
  }),
  refusals: running,
  example: { majorId, text: 'The supplier is on site.' },
});

export const HandOverMajor = declareCommand({
  name: 'service.handOverMajor',
  summary: 'Give a major IT incident to another manager',
  permission: 'service-major.manage',
  schema: z.object({ majorId: Id, managerId: Id, manager: Person, note: z.string().trim().max(2000).default('') }),
  refusals: running,
  example: { majorId, managerId: '0198c2f0-0000-7000-8000-000000000010', manager: 'Kim Example', note: 'End of shift' },
});

export const NoteMajor = declareCommand({
  name: 'service.noteMajor',
  summary: 'Write into the timeline of a major IT incident, for those who work on it',
  permission: 'service-incident.work',
  schema: z.object({ majorId: Id, text: z.string().trim().min(1).max(20_000) }),
  refusals: absent,
  example: { majorId, text: 'Bridge call opened' },
});

export const EndMajor = declareCommand({
  name: 'service.endMajor',
  summary: 'Say that a major IT incident is over; its review is then owed',
  permission: 'service-major.manage',
  schema: z.object({ majorId: Id, text }),
  refusals: running,
  example: { majorId, text: 'Radio is as before.' },
});

export const ReviewMajor = declareCommand({
  name: 'service.reviewMajor',
  summary: 'Write the review of a major IT incident: lessons, and what is done by whom',
  permission: 'service-major.manage',
  schema: z.object({
    majorId: Id,
    lessons: z.string().trim().min(3).max(20_000),
    actions: z
      .array(z.object({ what: z.string().trim().min(3).max(500), who: Person }))
      .max(50)
      .default([]),
  }),
  refusals: { ...absent, 'major-runs': 'It still runs: say first that it is over.' },
  example: {
    majorId,
    lessons: 'The spare link was not tested',
    actions: [{ what: 'Test it monthly', who: 'Networks' }],
  },
});
