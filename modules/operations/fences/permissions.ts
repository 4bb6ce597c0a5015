import type { PermissionDeclaration, Role } from '../../../kernel/pure.ts';

const desks: readonly Role[] = ['dispatcher', 'control-room-supervisor', 'fim'];

export const fencePermissions: readonly PermissionDeclaration[] = [
  {
    name: 'fence.read',
    summary: 'See fences, what they watch and who crossed them',
    roles: [...desks, 'contact-officer'],
  },
  { name: 'fence.set', summary: 'Set fences, let them stand longer and take them away', roles: desks },
  { name: 'fence.acknowledge', summary: 'Acknowledge the crossings of a fence', roles: desks },
  { name: 'fence.watch', summary: 'Note who crossed a fence, and end what is over (the system alone)', roles: [] },
];
