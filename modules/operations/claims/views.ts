import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';
import { claimKinds } from './claim.ts';

export const Claims = declareView({
  name: 'operations.claims',
  summary:
    'Units that a planned operation holds, another force has borrowed, or another force has lent, each for its period',
  key: 'id',
  parent: 'ofId',
  permission: 'unit.read',
  personal: false,
  row: z.object({
    id: z.string(),
    kind: z.enum(claimKinds),
    ofId: z.string(),
    callsign: z.string(),
    /** Operation or force. */
    name: z.string(),
    from: z.number(),
    until: z.number(),
  }),
});
