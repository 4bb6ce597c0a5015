import type { PermissionDeclaration, Role } from '../../../kernel/pure.ts';

/** Whatever screen somebody has open: an officer in need is on it. */
const everybody: readonly Role[] = [
  'contact-officer',
  'dispatcher',
  'control-room-supervisor',
  'fim',
  'patrol-sergeant',
  'duty-inspector',
  'officer',
  'bureau',
  'auditor',
  'administrator',
  'service-agent',
  'technician',
  'change-manager',
  'service-manager',
  'duty-ict-manager',
];

export const emergencyPermissions: readonly PermissionDeclaration[] = [
  { name: 'emergency.read', summary: 'See which officers are in need', roles: everybody, seatless: true },
];
