import { z } from 'zod';
import { roles } from '../../kernel/pure.ts';

const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens, e.g. on-site');
/** Those of the force, and whoever reported the record. */
const Mover = z.enum([...roles, 'reporter']);

/** How an open IT incident stands, in the force's own words. */
const Status = z.strictObject({ id: Slug, name: z.string().min(1) });

/** One way from a status or situation to another (`any`: from wherever it stands), and who may go it. */
const Move = z.strictObject({ from: Slug, to: Slug, by: z.array(Mover).min(1) });

/** Fields that must be filled in before a record of a kind comes into a state; null: whoever brings it there. */
const Required = z.discriminatedUnion('record', [
  z.strictObject({
    record: z.literal('it-incident'),
    state: z.enum(['raised', 'resolved', 'closed']),
    roles: z.array(z.enum(roles)).min(1).nullable().default(null),
    fields: z
      .array(
        z.enum(['category', 'service', 'items', 'site', 'description', 'symptoms', 'call-back', 'closure-category']),
      )
      .min(1),
  }),
  z.strictObject({
    record: z.literal('change'),
    state: z.enum(['handed-in', 'begun', 'closed']),
    roles: z.array(z.enum(roles)).min(1).nullable().default(null),
    fields: z
      .array(
        z.enum([
          ...(['services', 'items', 'window', 'category', 'implementers'] as const),
          ...(['reason', 'benefit', 'not-doing', 'resources', 'plan', 'test', 'back-out'] as const),
        ]),
      )
      .min(1),
  }),
  z.strictObject({
    record: z.literal('request'),
    state: z.enum(['submitted', 'cancelled']),
    roles: z.array(z.enum(roles)).min(1).nullable().default(null),
    fields: z.array(z.enum(['site', 'for-whom', 'reason'])).min(1),
  }),
]);

/** What the force asks of the records of its service centre besides what every force does. */
export const RecordRules = z
  .strictObject({
    statuses: z.array(Status).default([]),
    moves: z.array(Move).default([]),
    /** True: only the moves that stand above; false: any other may be gone by whoever may give the command. */
    onlyThese: z.boolean().default(false),
    required: z.array(Required).default([]),
  })
  .refine(({ statuses, moves }) => {
    const known = new Set(['any', 'open', 'paused', 'resolved', 'closed', ...statuses.map(({ id }) => id)]);
    return moves.every(({ from, to }) => known.has(from) && known.has(to) && to !== 'any');
  }, 'a move must be between statuses that exist, or open, paused, resolved, closed');
export type RecordRules = z.output<typeof RecordRules>;
