import type { PermissionDeclaration } from '../../../kernel/pure.ts';
import { serviceStaff } from '../service-incidents/permissions.ts';

export const mailPermissions: readonly PermissionDeclaration[] = [
  {
    name: 'service-mail.keep',
    summary: 'Keep mails that came, and what became of those sent (the system alone)',
    roles: [],
  },
  {
    name: 'service-mail.read',
    summary: 'See the mails of IT incidents, and those that nobody could file',
    roles: serviceStaff,
  },
  {
    name: 'service-mail.settle',
    summary: 'Deal with mails that could not be filed or did not arrive, and say whose an address is',
    roles: serviceStaff,
  },
];
