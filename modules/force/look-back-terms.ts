import { z } from 'zod';

const Days = z.int().min(1).max(366);

/** For how many days a closed incident is told of as a recent event at its place: by sets of codes, and for all others. */
export const LookBack = z.strictObject({
  days: Days,
  sets: z.array(
    z.strictObject({
      name: z.string().min(1),
      codes: z.array(z.string().regex(/^[0-9A-Z]{1,10}$/)).min(1),
      days: Days,
    }),
  ),
});
