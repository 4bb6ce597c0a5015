import { z } from 'zod';
import { LadderTerms } from '../terms.ts';

const StateTimer = z.object({
  state: z.string(),
  /** Null: whatever the unit is on. */
  grades: z.array(z.string()).nullable(),
  seconds: z.number(),
  warnAt: z.array(z.number()),
  ladder: z.string(),
  alarm: z.enum(['A', 'B']),
});

/** What a tour carries of the force pack's watch over units, as it was when the crew booked on. */
export const TimerTerms = z.object({
  states: z.array(StateTimer),
  ladders: z.record(z.string(), LadderTerms),
  callBackSeconds: z.record(z.string(), z.number()),
  callBackLadder: z.string(),
});
export type TimerTerms = z.output<typeof TimerTerms>;
