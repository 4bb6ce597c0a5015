import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';

export const Attachments = declareView({
  name: 'operations.attachments',
  summary: 'Files of a contact, or of an incident and its callers, oldest first',
  key: 'id',
  parent: 'recordId',
  permission: 'incident.read',
  personal: true,
  row: z.object({
    id: z.string(),
    /** The contact or the incident whose files were asked for. */
    recordId: z.string(),
    /** Null when it was erased; then the file is not given out either. */
    name: z.string().nullable(),
    mediaType: z.string(),
    bytes: z.number(),
    sha256: z.string(),
    from: z.enum(['caller', 'force']),
    at: z.number(),
    by: z.string(),
  }),
});
