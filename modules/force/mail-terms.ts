import { z } from 'zod';

const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens, e.g. service-desk');

/** What happens to an IT incident that somebody may be told of by e-mail. */
const mailOccasions = ['raised', 'answered', 'workaround', 'resolved', 'reopened', 'handed-over', 'escalated'] as const;

/**
 * Who is told what by e-mail. In `words`, {number}, {summary}, {text} (what was said), {team}, {link} and {name} are filled in; a
 * force that wants less of it in mails leaves them out.
 */
const MailRule = z.strictObject({
  on: z.enum(mailOccasions),
  /** `text`: a short message to the telephone of whoever reported it, through the force's gateway from mail to text messages. */
  to: z.enum(['reporter', 'text', 'team']),
  /** `by-mail`: only where the record came by e-mail or its reporter wants to be answered so; `always`: wherever an address is known. */
  when: z.enum(['by-mail', 'always']).default('by-mail'),
  words: z.string().trim().min(1).max(2000),
});

/** E-mail of the service desk. Nothing is sent or fetched until the servers of the force are named in the settings. */
export const MailTerms = z.strictObject({
  rules: z.array(MailRule).max(40).default([]),
  /** Addresses of teams that are told. */
  teamAddresses: z.record(Slug, z.email()).default({}),
  /** How a telephone number becomes an address, e.g. `{number}@text.example.police.uk`; null: nobody is told by text message. */
  textGateway: z
    .string()
    .regex(/^\{number\}@[^\s@]+$/, 'must be {number}@ and the host of the gateway')
    .nullable()
    .default(null),
  /** What is sent must have left by then, or somebody hears of it. */
  leaveMinutes: z.int().min(1).max(1_440).default(15),
  /** Mail that could not be filed by itself is dealt with by then. */
  readMinutes: z.int().min(1).max(10_080).default(60),
  /** Whoever a mail did not reach is reached otherwise by then. */
  reachMinutes: z.int().min(1).max(10_080).default(120),
  /** More mails of one sender in an hour are set aside, and answered by no machine: a loop dies out. */
  mostAnHour: z.int().min(1).max(1_000).default(20),
  /** How lines begin after which only a signature or a disclaimer follows. */
  signatureLines: z.array(z.string().min(4)).default(['Sent from my ', 'Sent from Outlook', 'Get Outlook for ']),
});
