import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';
import { MailDoubt, MailFate } from './events.ts';

const Came = z.object({
  id: z.string(),
  situation: z.enum(['filed', 'waiting', 'settled']),
  fate: MailFate,
  doubt: MailDoubt.nullable(),
  serviceIncidentId: z.string().nullable(),
  personId: z.string().nullable(),
  /** Null when erased. */
  address: z.string().nullable(),
  name: z.string().nullable(),
  subject: z.string().nullable(),
  text: z.string().nullable(),
  /** What it answered, and what stood under it: shown when asked for. */
  quoted: z.string().nullable(),
  signature: z.string().nullable(),
  because: z.string().nullable(),
  files: z.array(
    z.object({ sha256: z.string(), mediaType: z.string(), bytes: z.number(), name: z.string().nullable() }),
  ),
  leftOut: z.array(z.object({ name: z.string(), why: z.string() })),
  bytes: z.number(),
  cameAt: z.number(),
  outcome: z.string().nullable(),
  reason: z.string().nullable(),
  settledBy: z.string().nullable(),
});

export const WaitingMail = declareView({
  name: 'service.waitingMail',
  summary: 'E-mails that no rule could file: somebody deals with them',
  key: 'id',
  permission: 'service-mail.read',
  personal: true,
  row: Came,
});

export const MailOfRecord = declareView({
  name: 'service.mailOfRecord',
  summary: 'E-mails that came about one IT incident, with what they quoted',
  key: 'id',
  parent: 'serviceIncidentId',
  permission: 'service-mail.read',
  personal: true,
  row: Came,
});

export const RawMail = declareView({
  name: 'service.rawMail',
  summary: 'One e-mail as it came, as text that does nothing',
  key: 'id',
  parent: 'mailId',
  permission: 'service-mail.read',
  personal: true,
  row: z.object({
    id: z.string(),
    mailId: z.string(),
    bytes: z.number(),
    text: z.string(),
    /** Longer than is shown. */
    cut: z.boolean(),
  }),
});
