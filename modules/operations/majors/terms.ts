import { z } from 'zod';
import { LadderTerms } from '../terms.ts';

/** What events of a major incident carry of the force pack: folds, promises and a rebuild need no pack. */
const MajorRoleTerms = z.object({ id: z.string(), name: z.string(), withinSeconds: z.number().nullable() });

export const MajorTerms = z.object({
  methaneSeconds: z.number(),
  decisionSeconds: z.number(),
  debriefSeconds: z.number(),
  ladder: LadderTerms,
  roles: z.array(MajorRoleTerms),
});
export type MajorTerms = z.output<typeof MajorTerms>;

export const CardTerms = z.object({
  id: z.string(),
  role: z.string(),
  name: z.string(),
  items: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      withinSeconds: z.number().nullable(),
      does: z.enum(['talkgroup', 'methane', 'decision', 'role', 'partner', 'agency']).nullable(),
    }),
  ),
});
export type CardTerms = z.output<typeof CardTerms>;

export const PartnerTerms = z.object({
  id: z.string(),
  name: z.string(),
  channels: z.array(z.string()),
  withinSeconds: z.number(),
});
export type PartnerTerms = z.output<typeof PartnerTerms>;

export const AgencyTerms = z.object({ id: z.string(), name: z.string() });
export type AgencyTerms = z.output<typeof AgencyTerms>;

export const FlagTerms = z.object({
  id: z.string(),
  name: z.string(),
  restriction: z.enum(['restricted', 'concealed']),
});
export type FlagTerms = z.output<typeof FlagTerms>;

/** How far it has come: a M/ETHANE alone declares nothing. */
export const MajorLevel = z.enum(['standby', 'declared', 'stood-down']);
export type MajorLevel = z.output<typeof MajorLevel>;

/** The letters of a M/ETHANE report, in its order (JESIP). */
export const Letters = z.object({
  major: z.string().trim().max(2_000),
  location: z.string().trim().max(2_000),
  type: z.string().trim().max(2_000),
  hazards: z.string().trim().max(2_000),
  access: z.string().trim().max(2_000),
  casualties: z.string().trim().max(2_000),
  services: z.string().trim().max(2_000),
});
export type Letters = z.output<typeof Letters>;
export type Letter = keyof Letters;

const many = z.int().min(0).max(100_000).nullable();

/** Casualties counted by how urgently they must be moved (P1 to P3), and the dead; null: nobody has counted yet. */
export const Casualties = z.object({ p1: many, p2: many, p3: many, dead: many });
export type Casualties = z.output<typeof Casualties>;

/** The six steps of the joint decision model; the decision and its rationale are never left out. */
export const DecisionWords = z.object({
  information: z.string().trim().max(10_000),
  threat: z.string().trim().max(10_000),
  powers: z.string().trim().max(10_000),
  options: z.string().trim().max(10_000),
  decision: z.string().trim().min(3).max(10_000),
  rationale: z.string().trim().min(3).max(10_000),
});
export type DecisionWords = z.output<typeof DecisionWords>;

/** Steps that may follow within the time that the force gives. */
export const owedSteps = ['information', 'threat', 'powers', 'options'] as const;
export type OwedStep = (typeof owedSteps)[number];
