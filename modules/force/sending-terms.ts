import { z } from 'zod';

/** What suits a plan, what its levels ask for, and when a choice must be explained. */
const Ids = z.array(z.string().min(1));
const Some = Ids.min(1);

/** So many units of these kinds, best first, each with these skills. */
const Need = z.strictObject({ count: z.int().min(1).max(50), kinds: Some, skills: Ids.default([]) });

export const sendingTerms = {
  /** Kinds that are never offered for some plans. Whoever sends one all the same confirms it with one key. */
  neverOffered: z.array(z.strictObject({ kinds: Some, plans: Some, why: z.string().min(1) })).default([]),
  /** Kinds of vehicle, as crews give them when they book on: whether the public sees police in it, and what it carries. */
  vehicles: z
    .array(z.strictObject({ kind: z.string().min(1), marked: z.boolean(), carries: z.array(z.string().min(1)) }))
    .default([]),
  /** What plans ask of car and crew besides kinds and skills. */
  wants: z
    .array(
      z.strictObject({
        plans: Some,
        marked: z.literal(true).optional(),
        carries: z.array(z.string().min(1)).default([]),
        crew: z.int().min(2).max(8).optional(),
      }),
    )
    .default([]),
  /** What a plan asks for from its second level on; the first is the plan itself. */
  levels: z
    .array(z.strictObject({ plan: z.string(), name: z.string().min(1), needs: z.array(Need).min(1).max(8) }))
    .default([]),
  /** Where an incident starts on another plan or level than its code says: the first rule that fits decides. */
  planRules: z
    .array(
      z.strictObject({
        plans: Some,
        grades: Some.optional(),
        /** Areas above all beats. */
        areas: Some.optional(),
        plan: z.string().optional(),
        level: z.int().min(1).max(9).default(1),
      }),
    )
    .default([]),
  /** How many free units an area keeps where it can be helped. */
  keepFree: z.array(z.strictObject({ area: z.string(), count: z.int().min(1).max(50) })).default([]),
  /** In these grades a unit that is not among the first so many is sent with a word why. */
  reasonFor: z.array(z.strictObject({ grades: Some, notAmong: z.int().min(1).max(20) })).default([]),
};
