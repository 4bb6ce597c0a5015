import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';

/** The gateway of what the system says of itself: a fault that it has found, in the same queue. */
export const SYSTEM_FAULT = 'fault of Trefoil';

const messageId = '0198c2f0-6666-7000-8000-000000000001';
const noSuchMessage = { 'no-such-message': 'There is no unread message with this id.' };
const answered = { 'answered-already': 'Somebody has dealt with this message.' };

export const KeepUnread = declareCommand({
  name: 'exchange.keepUnread',
  summary: 'Bring a message that could not be mapped before the supervisors',
  permission: 'exchange.keep-unread',
  schema: z.object({
    messageId: z.uuid(),
    gateway: z.string().max(40),
    source: z.string().max(200),
    reason: z.string().max(1000),
    bytes: z.int().min(0),
    cameAt: z.int().positive(),
    original: z.string().max(16_000),
    encoding: z.enum(['text', 'hex']),
  }),
  example: {
    messageId,
    gateway: 'contact',
    source: '192.0.2.7',
    reason: 'text: is missing',
    bytes: 31,
    cameAt: 1_795_500_000_000,
    original: '{"channel":"web","body":"Help"}',
    encoding: 'text',
  },
});

export const TakeUnread = declareCommand({
  name: 'exchange.takeUnread',
  summary: 'Take an unread message: it is yours to deal with',
  permission: 'exchange.answer',
  schema: z.object({
    messageId: z.uuid(),
    /** Who had it as you saw it; null: nobody. */
    seen: z.string().max(200).nullable(),
  }),
  refusals: { ...noSuchMessage, ...answered, 'taken-meanwhile': 'Somebody else has taken it since you looked.' },
  example: { messageId, seen: null },
});

export const AnswerUnread = declareCommand({
  name: 'exchange.answerUnread',
  summary: 'Say what came of an unread message: a contact was made of it, or it is dismissed for a reason',
  permission: 'exchange.answer',
  schema: z.object({
    messageId: z.uuid(),
    outcome: z.enum(['made-contact', 'dismissed']),
    contactId: z.uuid().nullable(),
    reason: z.string().trim().min(3).max(2000),
  }),
  refusals: { ...noSuchMessage, ...answered, 'which-contact': 'Say which contact was made of it.' },
  example: { messageId, outcome: 'dismissed', contactId: null, reason: 'Test of the web team, rung to ask' },
});
