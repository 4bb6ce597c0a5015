import type { Role } from '../../kernel/pure.ts';

/** Roles in the words of the trade. */
export const roleNames: Readonly<Record<Role, string>> = {
  'contact-officer': 'Contact officer',
  dispatcher: 'Dispatcher',
  'control-room-supervisor': 'Control-room supervisor',
  fim: 'Force incident manager (FIM)',
  'patrol-sergeant': 'Patrol sergeant',
  'duty-inspector': 'Duty inspector',
  officer: 'Officer',
  bureau: 'Bureau',
  auditor: 'Auditor',
  administrator: 'Administrator',
  'service-agent': 'Service desk agent',
  technician: 'Technician',
  'change-manager': 'Change manager',
  'service-manager': 'Service manager',
  'duty-ict-manager': 'Duty ICT manager',
  gateway: 'Gateway (a machine)',
};

/** Who works for the technology service centre: their desk is another than the control room's. */
export const serviceRoles: ReadonlySet<Role> = new Set([
  'service-agent',
  'technician',
  'change-manager',
  'service-manager',
  'duty-ict-manager',
]);

/** Short, for strips and headers. */
export function roleWord(role: string): string {
  if (role === 'fim') return 'FIM';
  if (role === 'control-room-supervisor') return 'supervisor';
  return role.replaceAll('-', ' ');
}
