import type { PermissionDeclaration } from '../../../kernel/pure.ts';

export const cataloguePermissions: readonly PermissionDeclaration[] = [
  {
    name: 'catalogue.edit',
    summary: 'Edit and publish the items of the request catalogue',
    roles: ['service-manager', 'change-manager'],
  },
];
