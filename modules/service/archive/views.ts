import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';

export const ArchivedRecords = declareView({
  name: 'service.archivedRecords',
  summary: 'Closed IT incidents, problems, changes and requests, the last closed first; by words, kind and time',
  key: 'id',
  permission: 'service-incident.read',
  personal: true,
  report: true,
  row: z.object({
    id: z.string(),
    kind: z.enum(['it-incident', 'problem', 'change', 'request']),
    number: z.string(),
    /** Null when erased; so the person. */
    title: z.string().nullable(),
    person: z.string().nullable(),
    raisedAt: z.number(),
    /** When it was closed; of a practice that has no time of that, when anything was last done with it. */
    at: z.number(),
  }),
});
