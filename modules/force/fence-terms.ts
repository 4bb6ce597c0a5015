import { z } from 'zod';

/**
 * How sure the watch over fences must be before it speaks, and how soon somebody answers. The defaults are this project's own choice, as
 * no published figure was found.
 */
export const FenceTerms = z.strictObject({
  /** A fix that may err by more says nothing: it would be drawn over several streets. */
  poorMetres: z.number().min(20).max(600).default(250),
  /** Whoever has left is at least so far outside. */
  clearMetres: z.number().min(0).max(500).default(25),
  /** How far a fix may err that does not say so. */
  usualMetres: z.number().min(1).max(250).default(30),
  /** How long a crossing waits for its acknowledgement before whoever supervises is told. */
  answerSeconds: z.int().min(15).max(3600).default(120),
  /** They are told again at this interval. */
  repeatSeconds: z.int().min(60).max(86_400).default(300),
  /** How long a fence stands where nobody says otherwise. */
  usualHours: z.number().positive().max(744).default(8),
});
