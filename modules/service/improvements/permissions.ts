import type { PermissionDeclaration } from '../../../kernel/pure.ts';
import { serviceStaff } from '../service-incidents/permissions.ts';

export const improvementPermissions: readonly PermissionDeclaration[] = [
  { name: 'improvement.read', summary: 'See the Service Improvement Plan', roles: serviceStaff },
  {
    name: 'improvement.keep',
    summary: 'Plan, amend, review and end improvements of the services',
    roles: ['service-manager', 'duty-ict-manager', 'change-manager'],
  },
];
