import type { PermissionDeclaration, Role } from '../../../kernel/pure.ts';

const authorising: readonly Role[] = ['control-room-supervisor', 'fim', 'duty-inspector'];

export const tacticalPermissions: readonly PermissionDeclaration[] = [
  {
    name: 'tactical.run',
    summary: 'Open a pursuit or firearms job, record its command, options, reviews and end',
    roles: ['dispatcher', 'patrol-sergeant', ...authorising],
    outside: 'deny',
  },
  {
    name: 'tactical.authorise',
    summary: 'Give or refuse authority for a pursuit or firearms job',
    roles: authorising,
  },
];
