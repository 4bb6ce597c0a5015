import type { PermissionDeclaration } from '../../../kernel/pure.ts';

export const importPermissions: readonly PermissionDeclaration[] = [
  {
    name: 'service-history.import',
    summary: 'Take the history of another service desk in, and undo it',
    roles: ['service-manager', 'administrator'],
  },
];
