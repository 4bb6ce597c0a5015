import type { PermissionDeclaration } from '../../../kernel/pure.ts';

export const officerPermissions: readonly PermissionDeclaration[] = [
  {
    name: 'officer.keep',
    summary: 'Keep the register of officers: who they are, and what they hold an authority for',
    roles: ['control-room-supervisor', 'patrol-sergeant', 'duty-inspector'],
  },
];
