import type { PermissionDeclaration, Role } from '../../kernel/pure.ts';

const supervising: readonly Role[] = ['control-room-supervisor', 'fim'];

export const permissions: readonly PermissionDeclaration[] = [
  {
    name: 'figures.read',
    summary: 'See how the force does against its targets, and the records behind each figure',
    roles: [...supervising, 'duty-inspector'],
  },
  {
    name: 'figures.people',
    summary: 'See how much each person has had to do with, to ask how they are',
    roles: supervising,
  },
  { name: 'quality.review', summary: 'Draw records by lot and look at them again', roles: supervising },
  {
    name: 'records.review',
    summary: 'Review records whose time of keeping is over, and keep them longer on a ground',
    roles: supervising,
  },
  {
    name: 'records.count',
    summary: 'Note how many records fall due for review on a day (the system alone)',
    roles: [],
  },
  {
    name: 'quality.own',
    summary: 'See what was said of my own work',
    roles: ['contact-officer', 'dispatcher', ...supervising],
  },
  {
    name: 'quality.notice',
    summary: 'Ask the supervisor about what was closed without attendance (the system alone)',
    roles: [],
  },
];
