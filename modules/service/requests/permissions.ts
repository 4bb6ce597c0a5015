import type { PermissionDeclaration } from '../../../kernel/pure.ts';
import { everybody, serviceStaff } from '../service-incidents/permissions.ts';

export const requestPermissions: readonly PermissionDeclaration[] = [
  { name: 'request.submit', summary: 'See the catalogue and ask for its items', roles: everybody, seatless: true },
  { name: 'request.read', summary: 'See all requests', roles: serviceStaff },
  { name: 'request.work', summary: 'Work on requests: tasks, answers, notes, stock', roles: serviceStaff },
  {
    name: 'request.follow',
    summary: 'Add to a request, withdraw it, confirm it, say that something is missing',
    roles: serviceStaff,
    own: everybody,
    seatless: true,
  },
  {
    name: 'request.decide',
    summary: 'Say yes or no to a request, or have somebody else say it',
    roles: ['service-manager', 'duty-ict-manager'],
    own: everybody,
    seatless: true,
  },
];
