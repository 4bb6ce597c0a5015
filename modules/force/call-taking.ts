import { z } from 'zod';

/** How the force takes contacts: how long each may stay open, who is rung back, how it goes from hand to hand. */
const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens, e.g. oakham-north');
const Code = z.string().regex(/^[0-9A-Z]{1,10}$/, 'digits or capitals, e.g. 507');
const Minutes = z.number().positive().max(10_080);
const Hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'local time, e.g. 08:30');
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

export const CallTaking = z.strictObject({
  /** Until a contact must have become an incident, been added to one or been closed. */
  settleMinutes: z.strictObject({ spoken: Minutes, written: Minutes }),
  settleLadder: Slug,
  /** A hand-over that is not taken in so many seconds tells whoever offered it. */
  acceptSeconds: z.int().min(5).max(3600),
  handOverLadder: Slug,
  /** What is owed to somebody whose 999 call broke off, each so many minutes after it did. */
  recontact: z
    .array(z.strictObject({ id: Slug, way: z.enum(['call', 'text']), minutes: Minutes }))
    .min(1)
    .max(6),
  recontactLadder: Slug,
  /** The national code under which a contact that is no incident is counted, by what came of it. */
  countedAs: z.strictObject({
    'advice-given': Code,
    'other-agency': Code,
    abandoned: Code,
    error: Code,
    test: Code,
  }),
  /** Message of a gateway that nobody could read: taken up by somebody within so many minutes, dealt with within so many more. */
  unreadMinutes: z.strictObject({ take: Minutes, answer: Minutes }),
  unreadLadder: Slug,
  /** When somebody can be seen by appointment, and by how many at once; left out for an area: as everywhere. */
  appointments: z.array(
    z
      .strictObject({
        area: Slug.nullable(),
        days: z.array(z.enum(weekdays)).min(1),
        from: Hour,
        to: Hour,
        slotMinutes: z.int().min(10).max(480),
        capacity: z.int().min(1).max(100),
      })
      .refine(({ from, to }) => from < to, { message: 'ends before it begins', path: ['to'] }),
  ),
});
export type CallTaking = z.output<typeof CallTaking>;
