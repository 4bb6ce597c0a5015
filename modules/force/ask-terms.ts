import { z } from 'zod';

const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens, e.g. dog-unit');

/** What may be asked for beside the units that are on an incident, and how long the room has to answer. */
const AskTerms = z.strictObject({
  id: Slug,
  name: z.string().min(2).max(60),
  minutes: z.number().positive(),
  /** Asked for urgently, it is answered within so many minutes. */
  urgentMinutes: z.number().positive(),
  ladder: Slug,
  urgentLadder: Slug,
  /** Units that are sent as back-up answer it. */
  units: z.boolean().default(false),
});

/** When a crew may send itself; what no rule allows is asked about and recorded, never refused. */
const SelfAssignRule = z.strictObject({
  grades: z.array(z.string()).min(1),
  /** Unit kinds; empty: all. */
  kinds: z.array(Slug).default([]),
  /** In a straight line from the unit to the incident; left out: however far. */
  withinMetres: z.int().positive().optional(),
  /** Only while nobody is on it. */
  unresourcedOnly: z.boolean().default(false),
});

/** What is asked for beside units, and who may send themselves. */
export const askTerms = {
  asks: z.array(AskTerms).default([]),
  /** Left out: the force has no policy, and nothing is asked about. */
  selfAssign: z.array(SelfAssignRule).optional(),
};
