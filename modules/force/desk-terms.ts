import { z } from 'zod';

const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens, e.g. radio-handset');
const Priority = z.int().min(1).max(5);

/** Impact down, urgency across; 3 by 3 or 5 by 5. */
export const PriorityMatrix = z
  .strictObject({
    version: z.int().min(1),
    rows: z.array(z.array(Priority).min(3).max(5)).min(3).max(5),
    /** `from-highest`: 1 is the widest, the most urgent, the highest; `from-lowest`: the highest number is. */
    counts: z.enum(['from-highest', 'from-lowest']).default('from-highest'),
  })
  .refine(({ rows }) => rows.every((row) => row.length === rows.length), {
    error: 'must have as many columns as rows',
  });

/** Words that are put into an answer or a note by choosing them. */
const TextModule = z.strictObject({
  id: Slug,
  name: z.string().min(1),
  /** Where it may be put; null: anywhere. */
  audience: z.enum(['public', 'internal']).nullable().default(null),
  text: z.string().min(1),
});

/** What is asked of whoever reports something of a category, in its order. */
const Script = z.strictObject({ category: Slug, steps: z.array(z.string().min(1)).min(1) });

/** How the service desk of the force works. */
export const DeskTerms = z.strictObject({
  /** What touches a service of this criticality is never below this priority. */
  floors: z.array(z.strictObject({ criticality: z.int().min(1).max(4), priority: Priority })).default([]),
  major: z
    .strictObject({
      /** F1: proposed as a major IT incident from this criticality, more than so many children, this priority, so many deviations. */
      criticality: z.int().min(0).max(4),
      children: z.int().min(1),
      priority: z.int().min(0).max(5),
      deviations: z.number().min(1),
      /** Word to everybody is due at least so often. */
      updateMinutes: z.int().min(5).max(1_440),
      reviewDays: z.int().min(1).max(90),
    })
    .default({ criticality: 2, children: 20, priority: 1, deviations: 3, updateMinutes: 30, reviewDays: 5 }),
  textModules: z.array(TextModule).default([]),
  scripts: z.array(Script).default([]),
});
