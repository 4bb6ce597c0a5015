import { z } from 'zod';
import { defineEvents, type EventOf, roles } from '../../../kernel/pure.ts';
import { LadderTerms } from '../terms.ts';
import { Addressee, MessageKind, MessagePriority } from './commands.ts';

const messageId = z.string();
/** Carried by every event, so that whoever follows the log knows whose alarms and rows it changes. */
const incidentId = z.string().nullable();

const Image = z.object({ sha256: z.string(), mediaType: z.string(), bytes: z.number() });

/** A message's own stream. Who has read it stands beside the log (decision 0004); who has acknowledged it is an event. */
export const messageEvents = defineEvents({
  'operations.MessageSent': {
    data: z.object({
      incidentId,
      incidentNumber: z.string().nullable(),
      kind: MessageKind,
      to: z.array(Addressee),
      priority: MessagePriority,
      expiresAt: z.number(),
      /** Within how many seconds all are to have acknowledged it, and whom it climbs to; null: none is owed. */
      answer: z.object({ seconds: z.number(), ladder: LadderTerms, areaId: z.string().nullable() }).nullable(),
      /** The roles of the desk that it came from. */
      fromRoles: z.array(z.enum(roles)),
      image: Image.nullable(),
    }),
    /** `to` in words: it may name a person. */
    detail: z.object({ text: z.string(), to: z.string(), imageName: z.string().nullable() }),
  },
  'operations.MessageTold': {
    data: z.object({
      incidentId,
      to: z.array(z.object({ accountId: z.string(), seatId: z.string().nullable(), callsign: z.string().nullable() })),
    }),
    /** In the order of the accounts. */
    detail: z.object({ names: z.array(z.string().nullable()) }),
  },
  'operations.MessageAcknowledged': { data: z.object({ incidentId, accountId: z.string() }) },
  'operations.MessageExtended': { data: z.object({ incidentId, expiresAt: z.number() }) },
  'operations.MessageWithdrawn': { data: z.object({ incidentId }), detail: z.object({ reason: z.string() }) },
  'operations.MessageLapsed': { data: z.object({ incidentId }) },
  'operations.MessageAlarmSeen': { data: z.object({ incidentId }) },
});
export type MessageEvent = EventOf<typeof messageEvents>;

/** Of the stream of the incident that a message is about. */
export const messageLogEvents = defineEvents({
  'operations.MessageLogged': {
    data: z.object({ messageId, kind: MessageKind, priority: MessagePriority }),
    detail: z.object({ to: z.string(), text: z.string() }),
  },
});
