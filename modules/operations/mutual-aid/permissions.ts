import type { PermissionDeclaration, Role } from '../../../kernel/pure.ts';

const leading: readonly Role[] = ['control-room-supervisor', 'fim', 'duty-inspector'];

export const aidPermissions: readonly PermissionDeclaration[] = [
  {
    name: 'aid.read',
    summary: 'See what units other forces lend and borrow',
    roles: ['dispatcher', 'patrol-sergeant', ...leading],
  },
  { name: 'aid.run', summary: 'Ask for and answer mutual aid; units join, are lent and go back', roles: leading },
];
