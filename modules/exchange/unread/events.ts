import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../kernel/pure.ts';

const Ladder = z.object({
  rungs: z.array(z.object({ to: z.string(), afterSeconds: z.number(), channel: z.string().optional() })),
  repeatSeconds: z.number(),
});
export type UnreadLadder = z.output<typeof Ladder>;

/** A message that a gateway could not map: somebody reads it. Its words are personal and may be erased; that it came stays. */
export const unreadEvents = defineEvents({
  'exchange.MessageUnread': {
    data: z.object({
      gateway: z.string(),
      source: z.string(),
      reason: z.string(),
      /** As long as it was; what is kept of it may be shorter. */
      bytes: z.number(),
      /** When it came in. */
      cameAt: z.number(),
      takeSeconds: z.number(),
      answerSeconds: z.number(),
      ladder: Ladder,
    }),
    detail: z.object({
      /** As it came: as text where it is text, else in hex. */
      original: z.string(),
      encoding: z.enum(['text', 'hex']),
    }),
  },
  'exchange.UnreadTaken': { data: z.object({ from: z.string().nullable() }) },
  'exchange.UnreadAnswered': {
    data: z.object({ outcome: z.enum(['made-contact', 'dismissed']), contactId: z.string().nullable() }),
    detail: z.object({ reason: z.string() }),
  },
});
export type UnreadEvent = EventOf<typeof unreadEvents>;
