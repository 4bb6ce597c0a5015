import type { PermissionDeclaration } from '../../../kernel/pure.ts';

export const majorPermissions: readonly PermissionDeclaration[] = [
  {
    name: 'service-major.manage',
    summary: 'Declare and manage major IT incidents',
    roles: ['duty-ict-manager', 'service-manager'],
  },
];
