import { z } from 'zod';
import { LadderTerms } from '../terms.ts';

/** What may still be owed when a call has become an incident. None of it holds a unit back. */
export const Owed = z.enum(['thrive', 'advice', 'told', 'care', 'grade-reason']);
export type Owed = z.output<typeof Owed>;

/** Decided from the pack when the call became an incident or was added to one. */
export const WrapUpTerms = z.object({
  contactNumber: z.string(),
  /** The seat that took the call. */
  seatId: z.string().nullable(),
  owed: z.array(Owed),
  /** The grade that was proposed, where another was chosen. */
  proposed: z.string().nullable(),
  seconds: z.number(),
  ladder: LadderTerms,
});
export type WrapUpTerms = z.output<typeof WrapUpTerms>;
