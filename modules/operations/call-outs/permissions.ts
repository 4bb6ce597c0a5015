import type { PermissionDeclaration } from '../../../kernel/pure.ts';

export const callOutPermissions: readonly PermissionDeclaration[] = [
  {
    name: 'partner.call-out',
    summary: 'Call partners out to an incident, and record what they answer',
    roles: ['contact-officer', 'dispatcher', 'control-room-supervisor', 'fim', 'patrol-sergeant', 'duty-inspector'],
    outside: 'deny',
  },
];
