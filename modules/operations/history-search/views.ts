import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';

export const History = declareView({
  name: 'operations.history',
  summary: 'Search over all history: incidents open and closed, and contacts that came to none, newest first',
  key: 'id',
  permission: 'history.search',
  personal: true,
  purpose: true,
  row: z.object({
    id: z.string(),
    kind: z.enum(['incident', 'contact']),
    number: z.string().nullable(),
    /** Null of a contact. */
    codeName: z.string().nullable(),
    grade: z.string().nullable(),
    state: z.string(),
    place: z.string().nullable(),
    what: z.string().nullable(),
    /** As written on the first contact. */
    callerName: z.string().nullable(),
    callerNumber: z.string().nullable(),
    receivedAt: z.number(),
    closedAt: z.number().nullable(),
  }),
});
