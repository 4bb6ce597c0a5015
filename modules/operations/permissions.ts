import type { PermissionDeclaration, Role } from '../../kernel/pure.ts';

const controlRoom: readonly Role[] = ['contact-officer', 'dispatcher', 'control-room-supervisor', 'fim'];
const dispatching: readonly Role[] = ['dispatcher', 'control-room-supervisor', 'fim'];
const supervising: readonly Role[] = ['control-room-supervisor', 'fim', 'patrol-sergeant', 'duty-inspector'];
/** Who leads in the field acts for any unit; a crew acts for its own (`own`). */
const leading: readonly Role[] = ['patrol-sergeant', 'duty-inspector'];
const crew: readonly Role[] = ['officer'];
const field: readonly Role[] = ['officer', 'patrol-sergeant', 'duty-inspector'];

export const permissions: readonly PermissionDeclaration[] = [
  { name: 'contact.read', summary: 'See calls and other contacts', roles: controlRoom, outside: 'mask' },
  { name: 'contact.take', summary: 'Answer calls and record contacts', roles: controlRoom },
  {
    name: 'call.announce',
    summary: 'Announce a ringing call (telephony gateway, exercise)',
    roles: ['gateway', 'administrator', ...controlRoom],
  },
  {
    name: 'contact.deliver',
    summary: 'Bring in what other systems send: web forms, e-mail, alarm receiving centres, partners',
    roles: ['gateway', 'administrator'],
  },
  { name: 'contact.pass', summary: 'Pass on the contacts of a desk that was left (the system alone)', roles: [] },
  {
    name: 'file.attach',
    summary: 'Attach files to contacts and incidents',
    roles: ['gateway', ...controlRoom, ...field],
    outside: 'deny',
  },
  {
    name: 'caller.locate',
    summary: "Keep where a caller's phone says it is, and whose line it is (the gateways alone)",
    roles: [],
  },
  {
    name: 'incident.read',
    summary: 'See incidents and their logs',
    roles: [...controlRoom, ...field],
    outside: 'mask',
  },
  {
    name: 'caller.read',
    summary: 'See who called about an incident, and how to ring them',
    roles: [...controlRoom, ...field],
    outside: 'mask',
  },
  { name: 'incident.raise', summary: 'Raise an incident', roles: [...controlRoom, ...field] },
  {
    name: 'incident.update',
    summary: 'Add to an incident: lines, place, code, agencies, result',
    roles: [...controlRoom, ...field],
    outside: 'deny',
  },
  {
    name: 'incident.grade',
    summary: 'Grade and re-grade an incident',
    roles: [...controlRoom, 'patrol-sergeant', 'duty-inspector'],
    outside: 'deny',
  },
  {
    name: 'incident.review',
    summary: 'Review a missed target with rationale and next review time',
    roles: supervising,
    outside: 'deny',
  },
  { name: 'incident.close', summary: 'Close and re-open incidents', roles: dispatching, outside: 'deny' },
  { name: 'incident.restrict', summary: 'Restrict or conceal a record', roles: ['fim', 'duty-inspector'] },
  {
    name: 'incident.transfer',
    summary: 'Offer an incident to another force and record its answer',
    roles: controlRoom,
    outside: 'deny',
  },
  {
    name: 'incident.break-glass',
    summary: 'Open a restricted record for a reason, alarmed and reviewed',
    roles: [...controlRoom, ...field],
  },
  {
    name: 'incident.lapse-glass',
    summary: 'Shut a record again whose glass was broken (the system alone)',
    roles: [],
  },
  {
    name: 'incident.reckon',
    summary: 'Reckon again when a unit will be at an incident (the system alone)',
    roles: [],
  },
  { name: 'incident.pass', summary: 'Pass on the incidents of a desk that was left (the system alone)', roles: [] },
  {
    name: 'history.search',
    summary: 'Search over all history, for a reason that is kept',
    roles: [...controlRoom, 'patrol-sergeant', 'duty-inspector'],
    outside: 'mask',
  },
  {
    name: 'unit.read',
    summary: 'See units, their states and positions',
    roles: [...controlRoom, ...field],
    outside: 'mask',
  },
  { name: 'unit.watch-radio', summary: 'Note that the radio of a unit fell silent (the system alone)', roles: [] },
  {
    name: 'unit.book',
    summary: 'Book units on and off duty',
    roles: [...dispatching, ...leading],
    own: crew,
    outside: 'deny',
  },
  { name: 'unit.status', summary: 'Set the state of a unit', roles: [...dispatching, ...leading], own: crew },
  {
    name: 'unit.assign',
    summary: 'Assign, divert and stand down units',
    roles: [...dispatching, ...leading],
    own: crew,
    outside: 'deny',
  },
  {
    name: 'unit.recommend',
    summary: 'See which units are recommended for an incident',
    roles: [...dispatching, ...field],
    outside: 'mask',
  },
  {
    name: 'unit.show',
    summary: 'Show a unit at a place: an incident raised, assigned and at scene',
    roles: [...dispatching, ...leading],
    own: crew,
  },
  {
    name: 'position.report',
    summary: 'Report positions of units (trackers, gateways, phones)',
    roles: ['gateway', 'administrator', ...dispatching, ...leading],
    own: crew,
  },
  {
    name: 'alarm.rate',
    summary: 'See how many alarms each seat is told',
    roles: ['control-room-supervisor', 'fim', 'duty-inspector'],
  },
  { name: 'alarm.read', summary: 'See the alarms', roles: [...controlRoom, 'patrol-sergeant', 'duty-inspector'] },
];
