import type { PermissionDeclaration } from '../../../kernel/pure.ts';

export const watchingPermissions: readonly PermissionDeclaration[] = [
  {
    name: 'estate-sample.report',
    summary: 'Report how watched items are (monitors and radio networks)',
    roles: ['gateway', 'technician'],
  },
];
