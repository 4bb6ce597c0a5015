import type { Role } from '../../../kernel/pure.ts';
import type { ItemTerms } from '../../../modules/service/contract.ts';

/** Somebody with these roles may ask for it; the server says so again. */
export function isFor({ eligible }: ItemTerms, roles: readonly Role[]): boolean {
  return eligible.length === 0 || roles.some((role) => eligible.includes(role));
}

/** Who says yes to it, in a few words. */
export function approvalWords({ approval }: ItemTerms): string {
  switch (approval.by) {
    case 'nobody':
      return 'nobody need say yes';
    case 'line-manager':
      return 'your line manager says yes';
    case 'service-manager':
      return 'the service manager says yes';
  }
}
