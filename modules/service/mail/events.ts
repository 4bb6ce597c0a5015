import { z } from 'zod';
import { defineEvents, type EventOf, roles } from '../../../kernel/pure.ts';

/** Whom an unkept promise of a mail tells; as the pack says when it begins. */
export const MailLadder = z.object({
  ladder: z.array(z.object({ to: z.enum(roles), afterSeconds: z.number() })),
  repeatSeconds: z.number(),
});

/** What became of a mail by itself. */
export const MailFate = z.enum([
  /** An IT incident was raised of it. */
  'new',
  /** A word of whoever reported the IT incident, and of somebody else. */
  'word',
  'other-word',
  /** No person wrote it. */
  'automatic',
  /** A mail server says that one of ours did not arrive. */
  'bounce',
  /** Somebody must look at it. */
  'aside',
]);
export type MailFate = z.output<typeof MailFate>;

/** Why a mail is looked at by somebody. */
export const MailDoubt = z.enum([
  'not-understood',
  'too-large',
  /** It names a record, and its sender has nothing to do with that. */
  'not-theirs',
  'automatic',
  'too-many',
  'our-own',
  /** A report of a mail of which nobody knows here. */
  'unknown-bounce',
  /** The record was over when the word came. */
  'after-its-end',
]);
export type MailDoubt = z.output<typeof MailDoubt>;

export const mailEvents = defineEvents({
  /** The mail itself is kept as it came, by its hash. */
  'service.MailCame': {
    data: z.object({
      messageId: z.string().nullable(),
      sha256: z.string(),
      bytes: z.number(),
      fate: MailFate,
      doubt: MailDoubt.nullable(),
      serviceIncidentId: z.string().nullable(),
      /** Account of the sender; null: nobody known here. */
      personId: z.string().nullable(),
      files: z.array(z.object({ sha256: z.string(), mediaType: z.string(), bytes: z.number() })),
      /** Of which of ours a mail server speaks. */
      bounce: z.object({ mailId: z.string(), status: z.string(), final: z.boolean() }).nullable(),
      /** By when somebody has looked; null: nobody need, or another of the same sender waits already. */
      read: MailLadder.extend({ minutes: z.number() }).nullable(),
    }),
    detail: z.object({
      address: z.string(),
      name: z.string(),
      subject: z.string(),
      /** What was said anew; what it answered and what stood below is folded. */
      text: z.string(),
      quoted: z.string(),
      signature: z.string(),
      /** In the order of `files`. */
      names: z.array(z.string()),
      leftOut: z.array(z.object({ name: z.string(), why: z.string() })),
      /** Why it could not be read, why no person wrote it, or what a mail server says. */
      because: z.string(),
    }),
  },
  'service.MailSettled': {
    data: z.object({
      outcome: z.enum(['made-record', 'added', 'read', 'dismissed']),
      serviceIncidentId: z.string().nullable(),
    }),
    detail: z.object({ reason: z.string() }),
  },
});
export type MailEvent = EventOf<typeof mailEvents>;
