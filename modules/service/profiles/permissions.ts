import type { PermissionDeclaration } from '../../../kernel/pure.ts';
import { everybody } from '../service-incidents/permissions.ts';

export const profilePermissions: readonly PermissionDeclaration[] = [
  {
    name: 'service-profile.keep',
    summary: 'Keep where one works, how one is reached and who leads one',
    roles: [],
    own: everybody,
    seatless: true,
  },
];
