import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { MailDoubt, MailFate } from './events.ts';

const Id = z.uuid();
const Hash = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hex');
const mailId = '0198c2f0-9999-7000-8000-000000000001';
const serviceIncidentId = '0198c2f0-8888-7000-8000-000000000001';
const sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

export const KeepMail = declareCommand({
  name: 'service.keepMail',
  summary: 'Keep a mail that came, with what was made of it (the system alone)',
  permission: 'service-mail.keep',
  schema: z.object({
    mailId: Id,
    sha256: Hash,
    bytes: z.int().min(0),
    messageId: z.string().max(500).nullable(),
    fate: MailFate,
    doubt: MailDoubt.nullable(),
    serviceIncidentId: Id.nullable(),
    personId: Id.nullable(),
    address: z.string().max(300),
    name: z.string().max(200),
    subject: z.string().max(400),
    text: z.string().max(20_000),
    quoted: z.string().max(20_000),
    signature: z.string().max(5_000),
    files: z
      .array(
        z.object({ sha256: Hash, mediaType: z.string().max(200), bytes: z.int().min(0), name: z.string().max(200) }),
      )
      .max(100),
    leftOut: z.array(z.object({ name: z.string().max(200), why: z.string().max(300) })).max(100),
    because: z.string().max(1_000),
    bounce: z.object({ mailId: Id, status: z.string().max(20), final: z.boolean() }).nullable(),
    /** Another of the same sender waits already: one promise is enough for both. */
    quiet: z.boolean(),
  }),
  example: {
    ...{ mailId, sha256, bytes: 812, messageId: 'a1@force.example', fate: 'new', doubt: null, serviceIncidentId },
    ...{ personId: null, address: 'pat@force.example', name: 'Pat Example', subject: 'Printer', text: 'It is dark' },
    ...{ quoted: '', signature: '', files: [], leftOut: [], because: '', bounce: null, quiet: false },
  },
});

export const SettleMail = declareCommand({
  name: 'service.settleMail',
  summary: 'Say what came of a mail that could not be filed: an IT incident, a word in one, or nothing',
  permission: 'service-mail.settle',
  schema: z.object({
    mailId: Id,
    outcome: z.enum(['made-record', 'added', 'read', 'dismissed']),
    /** The IT incident that it belongs to. */
    serviceIncidentId: Id.nullable().default(null),
    reason: z.string().trim().max(2000).default(''),
  }),
  refusals: {
    'no-such-mail': 'There is no such mail.',
    'settled-already': 'Somebody has dealt with this mail.',
    'which-record': 'Say which IT incident it belongs to.',
    'no-reason': 'Say why nothing is done about it.',
  },
  example: { mailId, outcome: 'dismissed', reason: 'Advertising' },
});
