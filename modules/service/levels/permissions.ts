import type { PermissionDeclaration } from '../../../kernel/pure.ts';
import { everybody, serviceStaff } from '../service-incidents/permissions.ts';

export const levelPermissions: readonly PermissionDeclaration[] = [
  {
    name: 'service-level.see',
    summary: 'See the services of the force and what was agreed for them',
    roles: everybody,
    seatless: true,
  },
  { name: 'service-level.read', summary: 'See clocks, reports and trials of agreements', roles: serviceStaff },
  { name: 'service-level.explain', summary: 'Say why a target was missed, and by which team', roles: serviceStaff },
];
