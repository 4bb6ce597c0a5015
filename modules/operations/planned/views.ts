import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';

export const PlannedOperations = declareView({
  name: 'operations.plannedOperations',
  summary: 'Operations that hold units for a period: what they have, who has come, what is owed of them',
  key: 'id',
  permission: 'operation.read',
  personal: true,
  row: z.object({
    id: z.string(),
    name: z.string(),
    areaId: z.string(),
    startsAt: z.number(),
    /** As planned, or as it was extended. */
    endsAt: z.number(),
    extended: z.boolean(),
    briefingAt: z.number().nullable(),
    briefedAt: z.number().nullable(),
    units: z.array(z.object({ callsign: z.string(), state: z.enum(['held', 'arrived', 'released']), at: z.number() })),
    skills: z.array(z.string()),
    /** Null when erased, as every word of it. */
    commander: z.string().nullable(),
    silver: z.string().nullable(),
    people: z.array(z.object({ collar: z.string(), name: z.string() })),
    briefing: z.string().nullable(),
    plannedBy: z.string(),
    end: z.object({ at: z.number(), by: z.string(), early: z.boolean(), outcome: z.string().nullable() }).nullable(),
  }),
});
