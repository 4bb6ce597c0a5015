import { z } from 'zod';

/** What the commands of changes are made of. */
export const Id = z.uuid();
export const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens, e.g. radio');
export const Line = z.string().trim().max(200);
export const Words = z.string().trim().max(20_000).default('');
export const Reason = z.string().trim().min(3).max(2_000);
export const Instant = z.int().positive();
const Minutes = z.int().min(0).max(43_200);

export const WindowInput = z
  .object({ from: Instant, to: Instant, backOutMinutes: Minutes.default(0) })
  .refine(({ from, to }) => to > from, { path: ['to'], message: 'must be later than the beginning' });

export const ProposalInput = z.object({
  teamId: Slug,
  categoryId: Slug.nullable().default(null),
  serviceIds: z.array(Slug).max(50).default([]),
  itemIds: z.array(z.string().min(1).max(80)).max(500).default([]),
  implementerIds: z.array(Id).max(50).default([]),
  window: WindowInput.nullable().default(null),
  workMinutes: Minutes.default(60),
  outageMinutes: Minutes.default(0),
  answers: z.record(Slug, z.int().min(0).max(20)).default({}),
  tested: z.boolean().default(false),
  backOutProven: z.boolean().default(false),
  firstTime: z.boolean().default(false),
  restores999: z.boolean().default(false),
  sensitive: z.boolean().default(false),
});

export const SaidInput = z.object({
  title: z.string().trim().min(3).max(200),
  reason: Words,
  benefit: Words,
  notDoing: Words,
  resources: Words,
  plan: Words,
  test: Words,
  backOut: Words,
});
