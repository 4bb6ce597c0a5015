import type { PermissionDeclaration } from '../../../kernel/pure.ts';

export const liveFloorPermissions: readonly PermissionDeclaration[] = [
  {
    name: 'service-incident.live-floor',
    summary: 'Weigh IT incidents by what goes on just now (the system alone)',
    roles: [],
  },
];
