import type { PermissionDeclaration } from '../../../kernel/pure.ts';
import { everybody, serviceStaff } from '../service-incidents/permissions.ts';

export const knowledgePermissions: readonly PermissionDeclaration[] = [
  {
    name: 'knowledge.read',
    summary: 'Read articles and known errors that are for everybody, and say whether they helped',
    roles: everybody,
    seatless: true,
  },
  { name: 'knowledge.write', summary: 'Read all articles; write them and hand them in', roles: serviceStaff },
  {
    name: 'knowledge.publish',
    summary: 'Publish, give back, renew and withdraw articles',
    roles: ['change-manager', 'service-manager', 'duty-ict-manager'],
  },
];
