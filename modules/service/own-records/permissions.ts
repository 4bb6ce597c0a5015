import type { PermissionDeclaration } from '../../../kernel/pure.ts';
import { everybody, serviceStaff } from '../service-incidents/permissions.ts';

export const ownRecordPermissions: readonly PermissionDeclaration[] = [
  {
    name: 'service-own.read',
    summary: 'See what one has reported and asked for, and what was said of it to oneself',
    roles: [],
    own: everybody,
    seatless: true,
  },
  {
    name: 'service-site.read',
    summary: 'See what was reported and asked for at a station',
    roles: ['control-room-supervisor', 'fim', 'patrol-sergeant', 'duty-inspector', ...serviceStaff],
  },
];
