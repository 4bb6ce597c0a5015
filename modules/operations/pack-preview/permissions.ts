import type { PermissionDeclaration } from '../../../kernel/pure.ts';

export const previewPermissions: readonly PermissionDeclaration[] = [
  {
    name: 'pack.preview',
    summary: 'See what a draft of the force pack would have changed: numbers, codes, grades and times of incidents',
    roles: ['bureau'],
  },
];
