import type { PermissionDeclaration } from '../../../kernel/pure.ts';

export const codeMappingPermissions: readonly PermissionDeclaration[] = [
  {
    name: 'codes.read',
    summary: 'See what the test of the code mappings found',
    roles: ['bureau', 'control-room-supervisor', 'fim'],
  },
  {
    name: 'codes.test',
    summary: 'Have the code mappings tested now',
    roles: ['bureau', 'control-room-supervisor', 'fim'],
  },
  {
    name: 'codes.settle',
    summary: 'Settle what could not be sent to a partner for want of a code',
    roles: ['control-room-supervisor', 'fim'],
  },
];
