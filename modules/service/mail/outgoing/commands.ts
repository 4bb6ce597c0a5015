import { z } from 'zod';
import { declareCommand } from '../../../../kernel/pure.ts';

const Id = z.uuid();
const mailId = '0198c2f0-9999-7000-8000-000000000002';
const serviceIncidentId = '0198c2f0-8888-7000-8000-000000000001';
const Because = z.string().max(1_000);
const absent = { 'no-such-mail': 'There is no such mail.' };

export const OweMail = declareCommand({
  name: 'service.oweMail',
  summary:
    'Owe somebody an e-mail about an IT incident: it is sent, or somebody hears that it was not (the system alone)',
  permission: 'service-mail.keep',
  schema: z.object({
    mailId: Id,
    serviceIncidentId: Id,
    on: z.string().max(40),
    to: z.enum(['reporter', 'text', 'team']),
    messageId: z.string().max(500),
    answers: z.array(z.string().max(500)).max(50),
    automatic: z.boolean(),
    address: z.string().max(300),
    subject: z.string().max(400),
    text: z.string().max(40_000),
  }),
  example: {
    ...{ mailId, serviceIncidentId, on: 'answered', to: 'reporter', messageId: 'a2@desk.example', answers: [] },
    ...{ automatic: false, address: 'pat@force.example', subject: '[IT-7] Printer', text: 'Is it the grey one?' },
  },
});

export const TryMail = declareCommand({
  name: 'service.tryMail',
  summary: 'Hand an e-mail to the mail server; of two that try at once, one does (the system alone)',
  permission: 'service-mail.keep',
  schema: z.object({ mailId: Id, attempt: z.int().min(1) }),
  refusals: { ...absent, 'not-owed': 'It is not owed, or another is trying.' },
  example: { mailId, attempt: 1 },
});

export const RecordMail = declareCommand({
  name: 'service.recordMail',
  summary: 'Say what the mail server answered to an e-mail (the system alone)',
  permission: 'service-mail.keep',
  schema: z.object({
    mailId: Id,
    attempt: z.int().min(1),
    outcome: z.enum(['left', 'put-off', 'unsure', 'refused']),
    nextAt: z.int().min(0),
    because: Because,
  }),
  refusals: { ...absent, 'not-tried': 'This try is over.' },
  example: { mailId, attempt: 1, outcome: 'left', nextAt: 0, because: '250 OK' },
});

export const RecordBounce = declareCommand({
  name: 'service.recordBounce',
  summary: 'Say that an e-mail came back, as a mail server reports it (the system alone)',
  permission: 'service-mail.keep',
  schema: z.object({ mailId: Id, reportId: Id, status: z.string().max(20), final: z.boolean(), because: Because }),
  refusals: absent,
  example: {
    ...{ mailId, reportId: '0198c2f0-9999-7000-8000-000000000001' },
    ...{ status: '5.1.1', final: true, because: '550 no such user' },
  },
});

export const DealWithMail = declareCommand({
  name: 'service.dealWithMail',
  summary: 'Say that whoever an e-mail did not reach was reached otherwise, or have it sent again',
  permission: 'service-mail.settle',
  schema: z.object({
    mailId: Id,
    how: z.enum(['reached-otherwise', 'send-again']),
    note: z.string().trim().max(2000).default(''),
  }),
  refusals: { ...absent, delivered: 'It has left, or somebody has dealt with it.' },
  example: { mailId, how: 'reached-otherwise', note: 'Rung instead' },
});
