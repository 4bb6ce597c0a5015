import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../kernel/pure.ts';

/** Stands in the stream of the contact or the incident that the file belongs to; of a contact on an incident, in both. */
export const attachmentEvents = defineEvents({
  'operations.FileAttached': {
    data: z.object({
      attachmentId: z.string(),
      /** By this the bytes are found; they say that nothing in them has been changed since. */
      sha256: z.string(),
      mediaType: z.string(),
      bytes: z.number(),
      from: z.enum(['caller', 'force']),
    }),
    detail: z.object({ name: z.string() }),
  },
});
export type AttachmentEvent = EventOf<typeof attachmentEvents>;
