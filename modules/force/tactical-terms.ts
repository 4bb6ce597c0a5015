import { z } from 'zod';

const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens, e.g. pursuit');

const Named = z.strictObject({ id: Slug, name: z.string().min(1).max(80) });

/** A kind of job that somebody must have authority for: pursuit, firearms, its tactical phase. */
export const TacticalKind = z.strictObject({
  id: Slug,
  name: z.string().min(1).max(80),
  /** Armed: planned ones need a log with the exact address before anybody goes. */
  armed: z.boolean(),
  roles: z.array(Named).min(1).max(12),
  options: z.array(Named).min(1).max(20),
  /** How soon whoever may give it must answer, and how often it is looked at again. */
  authorityMinutes: z.number().positive(),
  reviewMinutes: z.number().positive(),
  ladder: Slug,
});
