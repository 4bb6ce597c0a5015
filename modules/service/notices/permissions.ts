import type { PermissionDeclaration } from '../../../kernel/pure.ts';
import { everybody, serviceStaff } from '../service-incidents/permissions.ts';

export const noticePermissions: readonly PermissionDeclaration[] = [
  {
    name: 'service-notice.read',
    summary: 'Read of outages and planned work',
    roles: [...everybody, 'gateway'],
    seatless: true,
  },
  { name: 'service-notice.publish', summary: 'Tell everybody of outages and planned work', roles: serviceStaff },
];
