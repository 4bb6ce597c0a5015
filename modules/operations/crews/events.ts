import { z } from 'zod';
import { defineEvents } from '../../../kernel/pure.ts';

const Unit = z.object({ tourId: z.string(), callsign: z.string() });
const CrewMember = z.object({
  collar: z.string(),
  name: z.string(),
  permit: z.string(),
  accountId: z.string().nullable(),
});

/** Stand in the stream of the tour: what the unit was before stays there as well. */
export const crewEvents = defineEvents({
  'operations.CrewChanged': {
    data: z.object({
      why: z.enum(['changed', 'paired', 'split']),
      /** The unit that it was paired with or split from. */
      with: Unit.nullable(),
      permits: z.array(z.string()),
      emergencyDriver: z.boolean(),
      armed: z.boolean(),
      vehicle: z.object({ registration: z.string(), kind: z.string() }).nullable(),
      equipment: z.array(z.string()),
      skills: z.array(z.string()),
      skillsUntil: z.record(z.string(), z.number()),
      /** Radios that its crew carries beside the unit's own; left out: as before. */
      otherIssis: z.array(z.string()).optional(),
    }),
    detail: z.object({ crew: z.array(CrewMember) }),
  },
  /** Its duty was extended: it stays on until then. */
  'operations.ShiftExtended': { data: z.object({ from: z.number(), until: z.number() }) },
  /** The register of officers has changed: an authority was given, renewed or taken back. */
  'operations.CrewSkillsChanged': {
    data: z.object({ skills: z.array(z.string()), skillsUntil: z.record(z.string(), z.number()) }),
  },
});
