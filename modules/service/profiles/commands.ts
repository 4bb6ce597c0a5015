import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';

const Somebody = z.uuid().nullable().default(null);

export const KeepProfile = declareCommand({
  name: 'service.keepProfile',
  summary:
    'Keep where you work, how you are reached, who leads you and who stands in for you: forms are filled in with it',
  permission: 'service-profile.keep',
  schema: z.object({
    personId: z.uuid(),
    siteId: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens')
      .nullable()
      .default(null),
    callBack: z.string().trim().max(200).default(''),
    managerId: Somebody,
    deputyId: Somebody,
  }),
  refusals: {
    'no-such-site': 'The force has no such station.',
    'not-a-leader': 'This person leads nobody.',
    'own-manager': 'Nobody leads themselves or stands in for themselves.',
  },
  example: {
    personId: '0198c2f0-0000-7000-8000-00000000000d',
    siteId: 'oakham-police-station',
    callBack: '07700 900123',
    managerId: '0198c2f0-0000-7000-8000-000000000020',
  },
});
