import { z } from 'zod';
import { declareView } from '../../../../kernel/pure.ts';
import { Offered } from './events.ts';

export const Choices = declareView({
  name: 'operations.choices',
  summary: 'Why these units: what was known when each was chosen for an incident, and the reason that was given',
  key: 'assignmentId',
  parent: 'incidentId',
  permission: 'incident.read',
  personal: true,
  row: z.object({
    assignmentId: z.string(),
    incidentId: z.string(),
    callsign: z.string(),
    at: z.number(),
    by: z.string(),
    /** When the ranking was made; null: none had been asked for. */
    rankedAt: z.number().nullable(),
    estimated: z.boolean(),
    ranked: z.number(),
    excluded: z.number(),
    rank: z.number().nullable(),
    /** How many stood before it and were not on the incident yet. */
    before: z.number(),
    exclusions: z.array(z.string()),
    /** The first ones, best first. What one would have given up is named to whoever may see it now. */
    offered: z.array(Offered),
    inSet: z.boolean().optional(),
    setOf: z.number().optional(),
    reasonAsked: z.boolean(),
    /** Null: none was given, or it was erased. */
    reason: z.string().nullable(),
    packVersion: z.string(),
  }),
});

const Need = z.object({
  count: z.number(),
  /** Still to be sent. */
  wanting: z.number(),
  kinds: z.array(z.string()),
  skills: z.array(z.string()),
});

export const ResponsePlan = declareView({
  name: 'operations.responsePlan',
  summary: 'The response plan of an incident by type, grade and area: its level, who it asks for, and who still lacks',
  key: 'incidentId',
  parent: 'incidentId',
  permission: 'unit.recommend',
  personal: false,
  row: z.object({
    incidentId: z.string(),
    plan: z.string(),
    level: z.number(),
    levels: z.array(z.object({ level: z.number(), name: z.string(), asks: z.string() })),
    needs: z.array(Need),
    /** Who set the level; null: it stands where the plan begins. */
    setBy: z.string().nullable(),
    /** A unit with so many better ones before it is sent with a word why; null: no word is asked for. */
    notAmong: z.number().nullable(),
  }),
});
