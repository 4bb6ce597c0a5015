import type { PermissionDeclaration, Role } from '../../../kernel/pure.ts';

const controlRoom: readonly Role[] = ['contact-officer', 'dispatcher', 'control-room-supervisor', 'fim'];
const leading: readonly Role[] = ['patrol-sergeant', 'duty-inspector'];

export const majorPermissions: readonly PermissionDeclaration[] = [
  {
    name: 'major.read',
    summary: 'See the M/ETHANE, decisions, roles and cards of a major incident',
    roles: [...controlRoom, ...leading],
  },
  {
    name: 'major.report',
    summary: 'Declare, stand by and stand down a major incident, and report a M/ETHANE',
    roles: [...controlRoom, ...leading, 'officer'],
  },
  {
    name: 'major.manage',
    summary: 'Work a major incident: roles, decisions, action cards, partners, its log',
    roles: ['dispatcher', 'control-room-supervisor', 'fim', ...leading],
  },
  {
    name: 'major.flag',
    summary: 'Flag a major incident (Op PLATO, CBRN, casualty bureau), which restricts its record',
    roles: ['fim', 'duty-inspector'],
  },
  {
    name: 'major.pass',
    summary: 'Pass on a partner that was not reached in time (the system alone)',
    roles: [],
  },
];
