import { z } from 'zod';
import { declareView } from '../../../../kernel/pure.ts';

const Sent = z.object({
  id: z.string(),
  situation: z.enum(['owed', 'trying', 'left', 'not-delivered', 'reached-otherwise']),
  serviceIncidentId: z.string(),
  on: z.string(),
  to: z.enum(['reporter', 'text', 'team']),
  /** Null when erased. */
  address: z.string().nullable(),
  subject: z.string().nullable(),
  text: z.string().nullable(),
  attempts: z.number(),
  /** It may have arrived twice, or not: the mail server was gone before it had answered. */
  unsure: z.boolean(),
  because: z.string().nullable(),
  nextAt: z.number().nullable(),
  owedAt: z.number(),
  changedAt: z.number(),
});

export const UndeliveredMail = declareView({
  name: 'service.undeliveredMail',
  summary: 'E-mails of the service desk that have not left, or came back',
  key: 'id',
  permission: 'service-mail.read',
  personal: true,
  row: Sent,
});

export const MailToRecord = declareView({
  name: 'service.mailToRecord',
  summary: 'E-mails that were sent about one IT incident, and whether they arrived',
  key: 'id',
  parent: 'serviceIncidentId',
  permission: 'service-mail.read',
  personal: true,
  row: Sent,
});
