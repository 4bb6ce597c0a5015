import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../kernel/pure.ts';

const Who = z.string().nullable();

export const profileEvents = defineEvents({
  'service.ProfileKept': {
    data: z.object({
      /** One of the force's stations. */
      siteId: z.string().nullable(),
      /** Account of the line manager, and of whoever says yes or no while this person is away. */
      managerId: Who,
      deputyId: Who,
      /** A list of staff said so; left out: the person. */
      importId: z.string().optional(),
    }),
    detail: z.object({ callBack: z.string(), manager: Who, deputy: Who }),
  },
  /** As before the list, unless the person has kept it since. */
  'service.ProfileImportUndone': { data: z.object({ importId: z.string() }) },
});
export type ProfileEvent = EventOf<typeof profileEvents>;
