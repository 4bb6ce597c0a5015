import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';

/** One reason of a recommendation: a term of the score, so that a change of the input changes rank and reason together. */
const Reason = z.object({
  term: z.enum([
    'travel',
    'state',
    'skill',
    'crew',
    'vehicle',
    'equipment',
    'staffing',
    'shift',
    'position',
    'cover',
    'area',
    'divert',
    'claim',
    'authority',
    'kit',
  ]),
  text: z.string(),
  /** Seconds added to the travel time by this term; the rank is their sum. */
  seconds: z.number(),
});

export const Recommendation = declareView({
  name: 'operations.recommendation',
  summary: 'Units for one incident, ranked by driving time with a reason for each rank and each exclusion',
  key: 'tourId',
  parent: 'incidentId',
  permission: 'unit.recommend',
  personal: false,
  row: z.object({
    tourId: z.string(),
    incidentId: z.string(),
    callsign: z.string(),
    /** 1 = best; null = excluded. */
    rank: z.number().nullable(),
    etaSeconds: z.number().nullable(),
    /** The rough range where the road network is a stand-in. */
    etaRangeSeconds: z.tuple([z.number(), z.number()]).nullable(),
    estimated: z.boolean(),
    /** By what it comes; times of foot and cycle are estimated always. */
    profile: z.enum(['car', 'emergency', 'foot', 'cycle']),
    distanceMetres: z.number().nullable(),
    positionAgeSeconds: z.number().nullable(),
    meaning: z.string(),
    /** What is given up by taking it from another incident. */
    divertFrom: z.object({ incidentId: z.string(), number: z.string(), grade: z.string() }).nullable(),
    cover: z.object({ before: z.number(), after: z.number(), bare: z.array(z.string()) }).nullable(),
    reasons: z.array(Reason),
    /** Why it is excluded; empty when ranked. */
    exclusions: z.array(z.string()),
    /** It is one of the set that is offered for what the plan still wants, and why; null: it is not. */
    set: z
      .object({
        /** There before the others. */
        first: z.boolean(),
        because: z.array(z.string()),
        /** What of the plan nobody takes; said with the first alone. */
        lacking: z.array(z.string()),
      })
      .nullable(),
    /** Another immediate incident that waits for somebody: it is offered there, and not here. */
    keptFor: z.object({ incidentId: z.string(), number: z.string(), grade: z.string() }).nullable(),
  }),
});

export const MoveUps = declareView({
  name: 'operations.moveUps',
  summary:
    'Beats that sending these units leaves bare, and for each the free unit that repairs it soonest (filter: units, by comma)',
  key: 'id',
  parent: 'incidentId',
  permission: 'unit.recommend',
  personal: false,
  row: z.object({
    id: z.string(),
    incidentId: z.string(),
    beatId: z.string(),
    beat: z.string(),
    /** Null: nobody free repairs it without leaving another bare. */
    tourId: z.string().nullable(),
    callsign: z.string().nullable(),
    seconds: z.number().nullable(),
    /** Share of this hour's demand that is reached once they are gone, and once it stands there. */
    left: z.number(),
    after: z.number().nullable(),
  }),
});
