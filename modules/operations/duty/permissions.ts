import type { PermissionDeclaration } from '../../../kernel/pure.ts';

export const dutyPermissions: readonly PermissionDeclaration[] = [
  {
    name: 'duty.plan',
    summary: 'Plan duties, record who will not come, extend and cancel them',
    roles: ['control-room-supervisor', 'patrol-sergeant', 'duty-inspector'],
  },
  { name: 'duty.follow', summary: 'Note that a crew is on for its duty, or has left (the system alone)', roles: [] },
];
