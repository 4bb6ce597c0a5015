import type { PermissionDeclaration, Role } from '../../../kernel/pure.ts';

const leading: readonly Role[] = ['control-room-supervisor', 'fim', 'patrol-sergeant', 'duty-inspector'];

export const plannedPermissions: readonly PermissionDeclaration[] = [
  { name: 'operation.read', summary: 'See planned operations and their briefing', roles: ['dispatcher', ...leading] },
  { name: 'operation.plan', summary: 'Plan an operation that holds units for a period', roles: leading },
  {
    name: 'operation.run',
    summary: 'Brief, extend and end a planned operation; hold and give back its units',
    roles: ['dispatcher', ...leading],
  },
];
