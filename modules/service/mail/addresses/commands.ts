import { z } from 'zod';
import { declareCommand } from '../../../../kernel/pure.ts';

export const KeepAddress = declareCommand({
  name: 'service.keepAddress',
  summary: 'Say whose an e-mail address is: mails from it are theirs, and answers to them go there',
  permission: 'service-mail.settle',
  schema: z.object({
    address: z.email().max(254),
    /** Null: of nobody here. */
    personId: z.uuid().nullable(),
  }),
  refusals: { 'no-such-person': 'Nobody in service has this account.' },
  example: { address: 'pat@force.example', personId: '0198c2f0-0000-7000-8000-00000000000d' },
});
