import type { PermissionDeclaration } from '../../../kernel/pure.ts';

export const importPermissions: readonly PermissionDeclaration[] = [
  {
    name: 'estate.import',
    summary: 'Take files into the estate, and undo it',
    roles: ['technician', 'service-manager', 'administrator'],
  },
];
