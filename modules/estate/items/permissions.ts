import type { PermissionDeclaration, Role } from '../../../kernel/pure.ts';

const keepers: readonly Role[] = ['technician', 'change-manager', 'service-manager', 'duty-ict-manager'];

export const itemPermissions: readonly PermissionDeclaration[] = [
  {
    name: 'estate-item.read',
    summary: 'See the items of the estate and how they depend on each other',
    roles: ['service-agent', ...keepers, 'control-room-supervisor', 'fim', 'auditor', 'administrator'],
  },
  {
    name: 'estate-item.keep',
    summary: 'Add, change, relate, move and archive items of the estate',
    roles: ['service-agent', ...keepers],
  },
  {
    name: 'estate-item.limit',
    summary: 'Say who may see an item of the estate',
    roles: ['service-manager', 'duty-ict-manager'],
  },
];
