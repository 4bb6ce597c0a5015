import type { PermissionDeclaration, Role } from '../../../kernel/pure.ts';

/** Who works for the service centre. */
export const serviceStaff: readonly Role[] = [
  'service-agent',
  'technician',
  'change-manager',
  'service-manager',
  'duty-ict-manager',
];

/** Everybody who uses the force's technology. */
export const everybody: readonly Role[] = [
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
  ...serviceStaff,
];

export const serviceIncidentPermissions: readonly PermissionDeclaration[] = [
  { name: 'service-incident.read', summary: 'See IT incidents', roles: serviceStaff },
  {
    name: 'service-incident.report',
    summary: 'Report an IT incident',
    roles: [...everybody, 'gateway'],
    seatless: true,
  },
  {
    name: 'service-incident.work',
    summary: 'Work on IT incidents: assign, answer, note, pause, resolve, reopen',
    roles: serviceStaff,
  },
  {
    name: 'service-incident.follow',
    summary: 'Add to an IT incident, reopen, confirm and withdraw it',
    roles: serviceStaff,
    own: everybody,
    seatless: true,
  },
];
