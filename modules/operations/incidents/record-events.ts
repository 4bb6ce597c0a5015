import { z } from 'zod';
import { defineEvents } from '../../../kernel/pure.ts';
import { CodeTerms } from '../terms.ts';
import { CrimeBasis, UpdateOutcome, UpdateTo } from './record-commands.ts';

/** What is written into the record of an incident besides what it is, where and how heavy. */
export const recordEvents = defineEvents({
  'operations.QualifierAdded': { data: z.object({ qualifier: CodeTerms }) },
  'operations.QualifierRemoved': {
    data: z.object({ qualifier: CodeTerms }),
    detail: z.object({ reason: z.string() }),
  },
  'operations.IncidentDescribed': { data: z.object({}), detail: z.object({ what: z.string() }) },
  'operations.IncidentDeferred': {
    /** Null: taken back into the queue. */
    data: z.object({ until: z.number().nullable() }),
    detail: z.object({ reason: z.string() }),
  },
  'operations.UpdatePromised': {
    data: z.object({ to: UpdateTo, why: z.enum(['promised', 'downgrade']), dueAt: z.number() }),
    detail: z.object({ whom: z.string().nullable() }),
  },
  'operations.PersonUpdated': {
    data: z.object({ to: UpdateTo, outcome: UpdateOutcome, nextAt: z.number().nullable() }),
    detail: z.object({ words: z.string() }),
  },
  'operations.CrimeRecorded': { data: z.object({ crimeNumber: z.string() }) },
  'operations.CrimeNegated': {
    data: z.object({ basis: CrimeBasis }),
    detail: z.object({ information: z.string() }),
  },
  'operations.CrimeHandedOff': { data: z.object({}) },
});

/** Of these the watchdog is satisfied: somebody has worked on it. */
export const recordActions = Object.keys(recordEvents);
