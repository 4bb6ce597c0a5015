import { z } from 'zod';
import { declareView, roles } from '../../../../kernel/pure.ts';

export const Cabs = declareView({
  name: 'service.cabs',
  summary: 'Meetings of the CAB: agenda, who is there, minutes',
  key: 'id',
  permission: 'change.read',
  personal: true,
  row: z.object({
    id: z.string(),
    situation: z.enum(['called', 'held']),
    name: z.string(),
    at: z.number(),
    members: z.array(z.enum(roles)),
    quorum: z.number(),
    agenda: z.array(z.string()),
    attendance: z.array(
      z.object({ role: z.enum(roles), personId: z.string(), person: z.string().nullable(), asDelegate: z.boolean() }),
    ),
    minutes: z.array(
      z.object({ changeId: z.string().nullable(), text: z.string().nullable(), by: z.string(), at: z.number() }),
    ),
  }),
});
