import { z } from 'zod';
import { declareView, roles } from '../../../kernel/pure.ts';

export const Profile = declareView({
  name: 'service.profile',
  summary: 'Where one works, how one is reached, who leads one; forms are filled in with it',
  key: 'personId',
  parent: 'personId',
  permission: 'service-own.read',
  personal: true,
  row: z.object({
    personId: z.string(),
    siteId: z.string().nullable(),
    callBack: z.string(),
    managerId: z.string().nullable(),
    manager: z.string().nullable(),
    deputyId: z.string().nullable(),
    deputy: z.string().nullable(),
  }),
});

export const Leaders = declareView({
  name: 'service.leaders',
  summary: 'Who leads people, and so may be asked to say yes or no',
  key: 'id',
  permission: 'service-incident.report',
  personal: false,
  row: z.object({ id: z.string(), name: z.string(), roles: z.array(z.enum(roles)) }),
});
