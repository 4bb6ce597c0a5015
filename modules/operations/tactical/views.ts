import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';

const Named = z.object({ id: z.string(), name: z.string() });

export const Tactics = declareView({
  name: 'operations.tactics',
  summary: 'Pursuits and firearms jobs of an incident: authority, command, options, when it is looked at again',
  key: 'id',
  parent: 'incidentId',
  permission: 'incident.read',
  personal: true,
  row: z.object({
    id: z.string(),
    tacticalId: z.string(),
    incidentId: z.string(),
    kind: Named.extend({ armed: z.boolean() }),
    planned: z.boolean(),
    /** Null when erased, as every word of it. */
    reason: z.string().nullable(),
    openedAt: z.number(),
    openedBy: z.string(),
    roles: z.array(Named),
    options: z.array(Named),
    authority: z.object({
      situation: z.enum(['sought', 'given', 'refused']),
      at: z.number(),
      by: z.string().nullable(),
      words: z.string().nullable(),
      options: z.array(Named),
      until: z.number().nullable(),
    }),
    /** When the authority is due, or else the next look. */
    dueAt: z.number(),
    command: z.array(z.object({ role: Named, person: z.string().nullable(), at: z.number() })),
    used: z.array(z.object({ option: Named, note: z.string().nullable(), at: z.number(), by: z.string() })),
    owesAddress: z.boolean(),
    closed: z.object({ at: z.number(), by: z.string(), outcome: z.string().nullable() }).nullable(),
  }),
});
