import type { PermissionDeclaration } from '../../../kernel/pure.ts';

export const servicingPermissions: readonly PermissionDeclaration[] = [
  {
    name: 'estate-mileage.report',
    summary: 'Say what the meter of a vehicle says',
    roles: ['officer', 'patrol-sergeant', 'duty-inspector', 'technician', 'service-agent', 'service-manager'],
  },
];
