import type { PermissionDeclaration, Role } from '../../../kernel/pure.ts';
import { everybody, serviceStaff } from '../service-incidents/permissions.ts';

const managing: readonly Role[] = ['change-manager', 'service-manager', 'duty-ict-manager'];
/** Those of the control room and the districts who say when the control room can spare something. */
const timing: readonly Role[] = ['control-room-supervisor', 'fim', 'duty-inspector'];
const others = everybody.filter((role) => !serviceStaff.includes(role));

export const changePermissions: readonly PermissionDeclaration[] = [
  {
    name: 'change.read',
    summary: 'See changes with their papers, risk and log',
    roles: [...serviceStaff, 'fim', 'duty-inspector'],
  },
  {
    name: 'change.follow',
    summary: 'Follow changes: whoever raised one or is touched by one, their own',
    roles: [],
    own: everybody,
    seatless: true,
  },
  { name: 'change.schedule', summary: 'See the published schedule of changes', roles: everybody, seatless: true },
  { name: 'change.comment', summary: 'Comment on changes', roles: everybody, seatless: true },
  { name: 'change.request', summary: 'Ask for what a template covers', roles: everybody, seatless: true },
  { name: 'change.raise', summary: 'Raise, amend, hand in and cancel changes', roles: serviceStaff },
  {
    name: 'change.manage',
    summary: 'Ask for approval, hold, reject, review and close changes; templates and CAB',
    roles: managing,
  },
  {
    name: 'change.answer',
    summary: 'Agree to changes or not: refused to whoever was not asked',
    roles: everybody,
    seatless: true,
  },
  {
    name: 'change.asked',
    summary: 'See which changes wait for whose answer: others, for their own',
    roles: [...serviceStaff, 'fim', 'duty-inspector'],
    own: others,
    seatless: true,
  },
  { name: 'change.work', summary: 'Do changes: tasks, go or no-go, outcome', roles: serviceStaff },
  { name: 'change.suspect', summary: 'Propose IT incidents as consequences of changes (the system alone)', roles: [] },
  {
    name: 'blackout.declare',
    summary: 'Say when nothing is changed: freezes, planned operations',
    roles: [...managing, ...timing],
  },
];
