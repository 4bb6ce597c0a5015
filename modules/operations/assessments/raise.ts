import { z } from 'zod';

/** What speaks for a heavier grade, decided from the pack when it was said. 1 is the heaviest weight. */
export const Raise = z.object({ grade: z.string(), weight: z.number(), because: z.string() });
export type Raise = z.output<typeof Raise>;
