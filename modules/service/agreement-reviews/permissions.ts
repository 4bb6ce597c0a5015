import type { PermissionDeclaration } from '../../../kernel/pure.ts';

export const agreementReviewPermissions: readonly PermissionDeclaration[] = [
  { name: 'agreement.note', summary: 'Note what the pack in force says of an agreement (the system alone)', roles: [] },
  {
    name: 'agreement.review',
    summary: 'Say how the review of an agreement went, and when it is reviewed next',
    roles: ['service-manager', 'duty-ict-manager'],
  },
];
