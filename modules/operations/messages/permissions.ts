import type { PermissionDeclaration, Role } from '../../../kernel/pure.ts';

const desks: readonly Role[] = ['contact-officer', 'dispatcher', 'control-room-supervisor', 'fim'];
const leads: readonly Role[] = ['patrol-sergeant', 'duty-inspector'];
const others: readonly Role[] = ['officer', 'bureau', 'auditor', 'administrator'];
const senders: readonly Role[] = ['contact-officer', 'dispatcher', ...leads];

export const messagePermissions: readonly PermissionDeclaration[] = [
  {
    name: 'message.read',
    summary: 'Read and acknowledge the messages, obs and notes that were told to oneself',
    roles: [],
    own: [...desks, ...leads, ...others],
  },
  { name: 'message.send', summary: 'Send messages, obs and notes', roles: [...desks, ...leads] },
  {
    name: 'message.manage',
    summary: 'See who has read and acknowledged a message that was sent, withdraw it and let it stand longer',
    roles: ['control-room-supervisor', 'fim'],
    own: senders,
  },
  { name: 'message.tell', summary: 'Tell whoever comes later, and end what is over (the system alone)', roles: [] },
];
