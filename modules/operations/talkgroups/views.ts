import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';

export const Talkgroups = declareView({
  name: 'operations.talkgroups',
  summary: 'Talkgroups on which an incident is or was worked, and what they are patched with',
  key: 'id',
  parent: 'incidentId',
  permission: 'incident.read',
  personal: false,
  row: z.object({
    /** The incident and the talkgroup. */
    id: z.string(),
    incidentId: z.string(),
    talkgroup: z.string(),
    name: z.string(),
    kind: z.string(),
    /** Null when erased. */
    purpose: z.string().nullable(),
    since: z.number(),
    by: z.string(),
    /** Null while the incident is worked on it. */
    releasedAt: z.number().nullable(),
    patchId: z.string().nullable(),
    patchKind: z.enum(['patch', 'merge']).nullable(),
  }),
});
