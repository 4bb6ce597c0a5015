import type { PermissionDeclaration, Role } from '../../../kernel/pure.ts';

const answering: readonly Role[] = [
  'dispatcher',
  'control-room-supervisor',
  'fim',
  'patrol-sergeant',
  'duty-inspector',
];

export const askPermissions: readonly PermissionDeclaration[] = [
  {
    name: 'resource.ask',
    summary: 'Ask for more than is on an incident: back-up, a dog, recovery',
    roles: ['contact-officer', 'officer', ...answering],
    outside: 'deny',
  },
  { name: 'resource.answer', summary: 'Answer what was asked for', roles: answering, outside: 'deny' },
];
