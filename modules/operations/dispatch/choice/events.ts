import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../../kernel/pure.ts';

const Incident = z.object({ incidentId: z.string(), number: z.string(), grade: z.string() });

/** A unit as it was ranked. What it would have given up stands apart from the words: that incident may be hidden some day. */
export const Offered = z.object({
  tourId: z.string(),
  callsign: z.string(),
  rank: z.number(),
  etaSeconds: z.number().nullable(),
  totalSeconds: z.number(),
  reasons: z.array(z.object({ term: z.string(), text: z.string(), seconds: z.number() })),
  givesUp: Incident.nullable(),
});
export type Offered = z.output<typeof Offered>;

const Need = z.object({ count: z.number(), kinds: z.array(z.string()), skills: z.array(z.string()) });

/** Of the incident's own stream: at which level its plan stands, and what was known when a unit was chosen. */
export const choosingEvents = defineEvents({
  'operations.PlanLevelSet': {
    data: z.object({
      plan: z.object({ id: z.string(), name: z.string() }),
      from: z.number(),
      level: z.number(),
      name: z.string(),
      /** Kinds and skills by name: readable when the pack is another. */
      needs: z.array(Need),
    }),
    detail: z.object({ reason: z.string() }),
  },
  'operations.UnitChosen': {
    data: z.object({
      assignmentId: z.string(),
      tourId: z.string(),
      callsign: z.string(),
      /** When the ranking was made that stood before whoever chose; null: none had been asked for. */
      rankedAt: z.number().nullable(),
      estimated: z.boolean(),
      /** How many were ranked, and how many were not, each with its reason. */
      ranked: z.number(),
      excluded: z.number(),
      /** Null: it was not ranked. */
      rank: z.number().nullable(),
      /** How many stood before it and were not on the incident yet. */
      before: z.number(),
      /** Why it was not ranked. */
      exclusions: z.array(z.string()),
      /** The first ones, best first. */
      offered: z.array(Offered),
      /** Whether it is one of the set that was offered, and of how many; left out: none was offered. */
      inSet: z.boolean().optional(),
      setOf: z.number().optional(),
      /** The force's rule asked for a word why. */
      reasonAsked: z.boolean(),
    }),
    detail: z.object({ reason: z.string().nullable() }),
  },
});
export type ChoosingEvent = EventOf<typeof choosingEvents>;
