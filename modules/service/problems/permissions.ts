import type { PermissionDeclaration } from '../../../kernel/pure.ts';
import { serviceStaff } from '../service-incidents/permissions.ts';

export const problemPermissions: readonly PermissionDeclaration[] = [
  { name: 'problem.read', summary: 'See problems, their search for the cause, and what repeats', roles: serviceStaff },
  {
    name: 'problem.work',
    summary: 'Open and amend problems, look for the cause, tell workarounds, write known errors',
    roles: serviceStaff,
  },
  {
    name: 'problem.settle',
    summary: 'Publish and withdraw known errors; review, close and reopen problems',
    roles: ['technician', 'change-manager', 'service-manager', 'duty-ict-manager'],
  },
  {
    name: 'problem.watch',
    summary: 'Propose what repeats as a problem, and note how changes for one stand (the system alone)',
    roles: [],
  },
];
