import { z } from 'zod';

const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens, e.g. npas');
const Hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'HH:MM');
const Minutes = z.number().positive().max(1440);
const Phone = z.string().min(3).max(30);
const Talkgroup = z.string().min(1).max(40);

const Camera = z.strictObject({
  id: Slug,
  name: z.string().min(1).max(80),
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
});

/** What another body sends when it is called out: a helicopter, dogs, a recovery operator, the cameras of a council. */
const PartnerResource = z
  .strictObject({
    id: Slug,
    name: z.string().min(1).max(80),
    kind: z.enum(['air', 'dogs', 'recovery', 'cctv', 'other']),
    /** How it is called: by phone, by talkgroup, or by both. */
    phone: Phone.optional(),
    talkgroup: Talkgroup.optional(),
    /** By the clock of the force, also over midnight; left out: at every hour. */
    hours: z.strictObject({ from: Hour, to: Hour }).optional(),
    answerMinutes: Minutes,
    ladder: Slug,
    /** It is called out for a vehicle. */
    vehicle: z.boolean().default(false),
    cameras: z.array(Camera).default([]),
  })
  .refine(({ phone, talkgroup }) => phone !== undefined || talkgroup !== undefined, {
    message: 'neither phone nor talkgroup: how is it called?',
    path: ['phone'],
  });

/** Forces that lend units to this one and borrow from it. The times are this project's own choice. */
const MutualAidTerms = z.strictObject({
  forces: z
    .array(z.strictObject({ id: Slug, name: z.string().min(1).max(80), phone: Phone, talkgroup: Talkgroup.optional() }))
    .default([]),
  answerMinutes: Minutes.default(30),
  /** So long after its period has begun a unit that has not come is told of. */
  arriveMinutes: Minutes.default(30),
  /** So long before its period ends its return is told of. */
  warnMinutes: Minutes.default(30),
  /** Left out: the supervisor of the control room, then the FIM. */
  ladder: Slug.optional(),
});

/** When the briefing, the units and the end of a planned operation are told of. The times are this project's own choice. */
const PlannedOperationTerms = z.strictObject({
  arriveMinutes: Minutes.default(15),
  warnMinutes: Minutes.default(30),
  /** Left out: the supervisor of the control room, then the FIM. */
  ladder: Slug.optional(),
});

/** What is not the force's own to send, and what it cannot send meanwhile. */
export const lentTerms = {
  partnerResources: z.array(PartnerResource).default([]),
  mutualAid: MutualAidTerms.prefault({}),
  plannedOperations: PlannedOperationTerms.prefault({}),
};
