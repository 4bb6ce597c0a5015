import { z } from 'zod';
import { declareView, type PermissionDeclaration } from '../../kernel/pure.ts';

export { AnswerUnread, KeepUnread, SYSTEM_FAULT, TakeUnread } from './unread/commands.ts';

/** The door of exchange for screens: what the gateways could not take in. */
export const permissions: readonly PermissionDeclaration[] = [
  {
    name: 'exchange.read',
    summary: 'See what the gateways could not take in',
    roles: ['control-room-supervisor', 'fim', 'administrator', 'bureau'],
  },
  {
    name: 'exchange.deliver',
    summary: "Deliver messages of other systems: where callers' phones say they are",
    roles: ['gateway', 'administrator'],
  },
  {
    name: 'exchange.answer',
    summary: 'Take and deal with messages that no gateway could read',
    roles: ['control-room-supervisor', 'fim'],
  },
  {
    name: 'exchange.keep-unread',
    summary: 'Bring a message that nobody could read before the supervisors (the gateways alone)',
    roles: [],
  },
];

export const Rejects = declareView({
  name: 'exchange.rejects',
  summary: 'Messages that a gateway could not take in, newest first: raw, and why',
  key: 'id',
  permission: 'exchange.read',
  personal: true,
  row: z.object({
    id: z.string(),
    at: z.number(),
    gateway: z.string(),
    source: z.string(),
    /** Hex, at most 1,000 bytes of it. */
    raw: z.string(),
    bytes: z.number(),
    reason: z.string(),
  }),
});

export const UnreadMessages = declareView({
  name: 'exchange.unread',
  summary: 'Messages that could not be mapped and wait for a supervisor, oldest first, as they came',
  key: 'id',
  permission: 'exchange.answer',
  personal: true,
  row: z.object({
    id: z.string(),
    state: z.enum(['open', 'answered']),
    gateway: z.string(),
    source: z.string(),
    /** Why it could not be mapped. */
    reason: z.string(),
    bytes: z.number(),
    cameAt: z.number(),
    /** As it came: as text where it is text, else in hex. Null when it was erased. */
    original: z.string().nullable(),
    encoding: z.enum(['text', 'hex']),
    takenBy: z.string().nullable(),
    takenAt: z.number().nullable(),
    late: z.boolean(),
    outcome: z.enum(['made-contact', 'dismissed']).nullable(),
    contactId: z.string().nullable(),
    answer: z.string().nullable(),
    answeredBy: z.string().nullable(),
  }),
});
