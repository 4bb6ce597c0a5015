import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';

/** What a finding is about. `targets` … `kept`: of the period; the others: of what stands now. */
export const findingKinds = [
  /** Incidents whose promise would have had another time. */
  'targets',
  /** Promises kept that would have been broken, and broken ones that would have been kept. */
  'broken',
  'kept',
  /** Incidents whose code would have proposed another grade, or asked for other units. */
  'grades',
  'plans',
  /** Open incidents with a code, grade, result or qualifier that vanishes. */
  'codes',
  /** Incidents that would lie in another area or beat, or in none. */
  'areas',
  /** Units on duty whose kind, skill or status vanishes. */
  'units',
  /** Seats that vanish, or change their roles, while somebody sits there. */
  'seats',
] as const;

export const PackPreview = declareView({
  name: 'operations.packPreview',
  summary:
    'What would have been different with a draft or version of the force pack, and what it would change for what stands now. Filters: draft or version; from, to (ms; left out: the last seven days)',
  key: 'kind',
  permission: 'pack.preview',
  personal: true,
  report: true,
  row: z.object({
    kind: z.enum(findingKinds),
    /** The finding in a sentence, e.g. `12 incidents would have had another target`. */
    title: z.string(),
    count: z.number(),
    /** Out of how many that were looked at. */
    of: z.number(),
    /** The first of them, the latest first. */
    examples: z.array(
      z.object({
        /** Id of the incident, tour of duty or seat. */
        id: z.string(),
        /** Number of the incident, callsign, name of the seat. */
        name: z.string(),
        /** What is otherwise, e.g. `Arrive: 15 min → 10 min`. */
        words: z.string(),
      }),
    ),
    /** The period looked at and when, epoch milliseconds. */
    from: z.number(),
    to: z.number(),
  }),
});
