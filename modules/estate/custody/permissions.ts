import type { PermissionDeclaration, Role } from '../../../kernel/pure.ts';

const staff: readonly Role[] = ['service-agent', 'technician', 'change-manager', 'service-manager', 'duty-ict-manager'];
const leaders: readonly Role[] = ['control-room-supervisor', 'fim', 'patrol-sergeant', 'duty-inspector'];
const others: readonly Role[] = ['contact-officer', 'dispatcher', 'officer', 'bureau', 'auditor', 'administrator'];

export const custodyPermissions: readonly PermissionDeclaration[] = [
  {
    name: 'estate-custody.read',
    summary: 'See who has which item, and what is overdue',
    roles: [...staff, ...leaders],
  },
  { name: 'estate-custody.keep', summary: 'Issue, take back and transfer items; work off a loss', roles: staff },
  {
    name: 'estate-custody.dispose',
    summary: 'Dispose of items, with the certificate',
    roles: ['technician', 'service-manager', 'duty-ict-manager'],
  },
  { name: 'estate-custody.audit', summary: 'Audit items by scan', roles: [...staff, 'patrol-sergeant'] },
  {
    name: 'estate-custody.report-loss',
    summary: 'Report an item as lost: any, or what one has oneself',
    roles: [...staff, ...leaders],
    own: others,
    seatless: true,
  },
  { name: 'estate-custody.stun', summary: 'Ask for the stun of a lost radio', roles: [...staff, ...leaders] },
  {
    name: 'estate-kit.read',
    summary: 'See the kit that one has oneself',
    roles: staff,
    own: [...leaders, ...others],
    seatless: true,
  },
];
