import type { PermissionDeclaration } from '../../../kernel/pure.ts';

export const deskPermissions: readonly PermissionDeclaration[] = [
  {
    name: 'service-incident.below-floor',
    summary: 'Give an IT incident a priority below the floor of what it touches',
    roles: ['duty-ict-manager', 'service-manager'],
  },
  {
    name: 'service-incident.flow',
    summary: 'Say to children of an IT incident what was said of their parent (the system alone)',
    roles: [],
  },
];
