import { z } from 'zod';

const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens, e.g. call-taking');
const Code = z.string().regex(/^[0-9A-Z]{1,10}$/, 'digits or capitals, e.g. 202');

/** How many records of each person are looked at, drawn by lot. `call`: who took it; `dispatch`: who first sent a unit. */
const SampleRule = z.strictObject({
  id: Slug,
  name: z.string().min(1),
  kind: z.enum(['call', 'dispatch']),
  perPerson: z.int().min(1).max(50),
  /** In so many days; a record older than that is not drawn. */
  days: z.int().min(1).max(92),
  /** What the reviewer answers, each with yes, partly, no or not applicable. */
  questions: z.array(z.strictObject({ id: Slug, text: z.string().min(1) })).min(1),
});

/** How long records of a kind are kept, counted from their closing. */
const RetentionClass = z.strictObject({
  id: Slug,
  name: z.string().min(1),
  records: z.enum(['incident', 'contact']),
  /** Opening or closing codes that put a record in this class; empty: what no class above it takes. */
  codes: z.array(Code),
  /** Until a person looks at them, and keeps them longer or has them erased; 0: as soon as they are done with. */
  keepDays: z.int().min(0).max(36_525),
  /** The group of the national review schedule (MoPI) that they are in. */
  group: z.int().min(1).max(4).optional(),
  /** What says so, to be checked against the schedule in force. */
  basis: z.string().min(1),
});

/** What a force counts, looks at again and keeps. */
export const Supervision = z.strictObject({
  /** Codes that no figure counts: tests and training. */
  uncounted: z.array(Code).default([]),
  /** What every force is measured by, whatever its own targets are. */
  national: z
    .strictObject({
      answerSeconds: z.int().positive(),
      urbanMinutes: z.number().positive(),
      ruralMinutes: z.number().positive(),
      /** Grades of this weight or heavier count as the serious ones. */
      weight: z.int().min(1).max(9),
    })
    .default({ answerSeconds: 10, urbanMinutes: 15, ruralMinutes: 20, weight: 1 }),
  /** Why nobody was sent, or nobody in time. */
  unresourcedReasons: z.array(z.strictObject({ code: Code, name: z.string().min(1) })).default([]),
  /** Codes that are hard on whoever deals with them, by what is hard about them. */
  distressing: z.array(z.strictObject({ code: Code, kind: Slug })).default([]),
  /** From so many distressing records in so many days the supervisor is prompted to ask how somebody is. */
  welfare: z.strictObject({ records: z.int().positive(), days: z.int().positive() }).default({ records: 3, days: 7 }),
  /** Closed without anybody having been there, these go to the supervisor. */
  attendanceExpected: z.array(Code).default([]),
  samples: z.array(SampleRule).default([]),
  retention: z.array(RetentionClass).default([]),
});
export type SampleRule = z.output<typeof SampleRule>;
export type RetentionClass = z.output<typeof RetentionClass>;
