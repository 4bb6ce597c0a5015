import { z } from 'zod';
import { declareCommand, roles } from '../../../kernel/pure.ts';
import { Id } from '../place.ts';

/** `message`: from person to person; `obs`: look out for; `note`: stands at the desks of a dispatch group. */
export const MessageKind = z.enum(['message', 'obs', 'note']);
export const MessagePriority = z.enum(['routine', 'priority', 'urgent']);
export type MessagePriority = z.output<typeof MessagePriority>;

/** Whom it is for. Who that is at an instant is worked out when it is sent, and again when somebody takes a desk or books on. */
export const Addressee = z.discriminatedUnion('kind', [
  /** An account, or a collar number. */
  z.object({ kind: z.literal('person'), id: z.string().trim().min(1).max(100) }),
  z.object({ kind: z.literal('role'), id: z.enum(roles) }),
  z.object({ kind: z.literal('seat'), id: z.string().max(60) }),
  /** By callsign, whoever crews it. */
  z.object({ kind: z.literal('unit'), id: z.string().trim().min(1).max(20) }),
  /** The desks that answer for it and the units on tour there. */
  z.object({ kind: z.literal('area'), id: z.string().max(60) }),
  z.object({ kind: z.literal('all') }),
]);
export type Addressee = z.output<typeof Addressee>;

const Instant = z.int().positive();
const messageId = '0198c2f0-aaaa-7000-8000-000000000001';
const noSuchMessage = { 'no-such-message': 'There is no message with this id.' };
const over = { ...noSuchMessage, 'message-over': 'It has been withdrawn or its time is over: send another.' };
const expiry = { 'expiry-out-of-range': 'It must end in the future, within 31 days.' };

export const SendMessage = declareCommand({
  name: 'operations.sendMessage',
  summary: 'Send a message, an obs or a note to people, roles, desks, units, areas or all',
  permission: 'message.send',
  schema: z.object({
    messageId: Id,
    kind: MessageKind.default('message'),
    to: z.array(Addressee).min(1).max(50),
    priority: MessagePriority.default('routine'),
    text: z.string().trim().min(1).max(2000),
    /** The incident it is about: it stands in its log too, and whoever may not see that one does not see this. */
    incidentId: Id.nullable().default(null),
    /** Null: after as long as the force pack says. */
    expiresAt: Instant.nullable().default(null),
    /** A picture that has been sent in. */
    image: z
      .object({
        sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hex'),
        name: z.string().trim().max(200),
      })
      .nullable()
      .default(null),
  }),
  refusals: {
    ...{ 'message-exists': 'A message with this id exists already.', ...expiry },
    'no-such-incident': 'There is no incident with this id.',
    'no-such-addressee': 'There is no such person, desk, area or unit.',
    'no-such-file': 'No file with this hash has been sent in.',
    'note-to-desks': 'A note is for desks: name the desks of the group.',
  },
  confirms: {
    'nobody-there': 'Nobody of them is there now: whoever comes is told.',
    'not-on-its-list': 'Some of them may not see this incident, and are not told.',
  },
  example: {
    ...{ messageId, kind: 'message', priority: 'urgent', incidentId: null, expiresAt: null, image: null },
    ...{ to: [{ kind: 'seat', id: 'dispatch-2' }], text: 'Air support is down until 14:00' },
  },
});

export const AcknowledgeMessage = declareCommand({
  name: 'operations.acknowledgeMessage',
  summary: 'Acknowledge a message by name',
  permission: 'message.read',
  schema: z.object({ messageId: Id }),
  refusals: noSuchMessage,
  example: { messageId },
});

export const WithdrawMessage = declareCommand({
  name: 'operations.withdrawMessage',
  summary: 'Withdraw a message: it goes from every screen',
  permission: 'message.manage',
  schema: z.object({ messageId: Id, reason: z.string().trim().min(3).max(500) }),
  refusals: over,
  example: { messageId, reason: 'The car has been found' },
});

export const ExtendMessage = declareCommand({
  name: 'operations.extendMessage',
  summary: 'Let a message, an obs or a note stand until another time',
  permission: 'message.manage',
  schema: z.object({ messageId: Id, seen: Instant, expiresAt: Instant }),
  refusals: { ...over, ...expiry, 'changed-meanwhile': 'Somebody else has changed its end meanwhile.' },
  example: { messageId, seen: 1_800_000_000_000, expiresAt: 1_800_040_000_000 },
});

export const SeeMessageAlarm = declareCommand({
  name: 'operations.seeMessageAlarm',
  summary: 'Acknowledge the alarm that a message was not acknowledged; the message still waits',
  permission: 'alarm.read',
  schema: z.object({ messageId: Id }),
  refusals: noSuchMessage,
  example: { messageId },
});

/** The system's own: no role holds its permission. */
export const TellMessage = declareCommand({
  name: 'operations.tellMessage',
  summary: 'Tell a message to somebody who has come to a desk or a unit that it is for',
  permission: 'message.tell',
  schema: z.object({
    messageId: Id,
    accountId: z.string().max(100),
    seatId: z.string().max(60).nullable(),
    callsign: z.string().max(20).nullable(),
  }),
  refusals: noSuchMessage,
  example: { messageId, accountId: '0198c2f0-7777-7000-8000-000000000001', seatId: 'dispatch-2', callsign: null },
});

/** The system's own: no role holds its permission. */
export const LapseMessage = declareCommand({
  name: 'operations.lapseMessage',
  summary: 'End a message whose time is over',
  permission: 'message.tell',
  schema: z.object({ messageId: Id }),
  refusals: noSuchMessage,
  example: { messageId },
});
