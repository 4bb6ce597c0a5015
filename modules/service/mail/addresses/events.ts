import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../../kernel/pure.ts';

export const mailAddressEvents = defineEvents({
  /** Whose an address is, as somebody of the service centre says. */
  'service.AddressKept': {
    data: z.object({ personId: z.string().nullable() }),
    detail: z.object({ address: z.string() }),
  },
});
export type MailAddressEvent = EventOf<typeof mailAddressEvents>;
