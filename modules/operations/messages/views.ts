import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';
import { Addressee, MessageKind, MessagePriority } from './commands.ts';

const said = {
  /** The incident that it is about, else the message itself. */
  aboutId: z.string(),
  kind: MessageKind,
  priority: MessagePriority,
  incidentId: z.string().nullable(),
  incidentNumber: z.string().nullable(),
  /** Null when masked or erased. */
  text: z.string().nullable(),
  /** Whom it is for, in words. */
  to: z.string(),
  from: z.string(),
  fromSeatId: z.string().nullable(),
  sentAt: z.number(),
  expiresAt: z.number(),
  image: z.object({ name: z.string(), mediaType: z.string() }).nullable(),
};

export const Messages = declareView({
  name: 'operations.messages',
  summary: 'Messages, obs and notes that were told to the reader and still stand',
  key: 'id',
  parent: 'aboutId',
  permission: 'message.read',
  personal: true,
  row: z.object({
    /** The message and the account that was told. */
    id: z.string(),
    messageId: z.string(),
    ...said,
    toldAt: z.number(),
    readAt: z.number().nullable(),
    acknowledgedAt: z.number().nullable(),
  }),
});

export const SentMessages = declareView({
  name: 'operations.sentMessages',
  summary: 'Messages, obs and notes that were sent, with how many were told, have read and have acknowledged',
  key: 'id',
  parent: 'aboutId',
  permission: 'message.manage',
  personal: true,
  row: z.object({
    id: z.string(),
    ...said,
    addressees: z.array(Addressee),
    endedAt: z.number().nullable(),
    endedWhy: z.enum(['withdrawn', 'lapsed']).nullable(),
    told: z.number(),
    read: z.number(),
    acknowledged: z.number(),
  }),
});

export const MessageReceipts = declareView({
  name: 'operations.messageReceipts',
  summary: 'Who was told of a message, who has read it and who has acknowledged it',
  key: 'id',
  parent: 'messageId',
  permission: 'message.manage',
  personal: true,
  row: z.object({
    id: z.string(),
    messageId: z.string(),
    accountId: z.string(),
    /** Null when erased. */
    name: z.string().nullable(),
    seatId: z.string().nullable(),
    callsign: z.string().nullable(),
    toldAt: z.number(),
    readAt: z.number().nullable(),
    acknowledgedAt: z.number().nullable(),
  }),
});

export const MessagePictures = declareView({
  name: 'operations.messagePictures',
  summary: 'The picture of a message or an obs, by the id of the message',
  key: 'id',
  permission: 'message.read',
  personal: true,
  row: z.object({
    /** The message. */
    id: z.string(),
    sha256: z.string(),
    mediaType: z.string(),
    name: z.string().nullable(),
  }),
});
