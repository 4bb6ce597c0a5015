import { z } from 'zod';
import { declareCommand, declareView, type PermissionDeclaration } from '../../kernel/pure.ts';

/** The door of force for screens: the pack, the seats and who sits at them. */
export const permissions: readonly PermissionDeclaration[] = [
  {
    name: 'force.read',
    summary: 'Read the force pack: codes, grades, statuses, areas, seats',
    roles: [
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
    ],
  },
  {
    name: 'seat.take',
    summary: 'Take and leave a seat',
    roles: [
      'contact-officer',
      'dispatcher',
      'control-room-supervisor',
      'fim',
      'bureau',
      'administrator',
      'auditor',
      'patrol-sergeant',
      'duty-inspector',
      'officer',
    ],
  },
  {
    name: 'seat.relieve',
    summary: 'Relieve another person of a seat',
    roles: ['control-room-supervisor', 'fim', 'administrator'],
  },
  { name: 'pack.publish', summary: 'Publish a version of the force pack', roles: ['bureau', 'administrator'] },
];

export const TakeSeat = declareCommand({
  name: 'force.takeSeat',
  summary: 'Take a seat: the desk whose work you do',
  permission: 'force.read',
  schema: z.object({ seatId: z.string().max(60) }),
  refusals: {
    'no-such-seat': 'The force pack has no such seat.',
    'role-missing': 'You hold none of the roles that this seat carries.',
  },
  confirms: { 'seat-occupied': 'Somebody sits there: you will relieve them.' },
  example: { seatId: 'dispatch-1' },
});

export const LeaveSeat = declareCommand({
  name: 'force.leaveSeat',
  summary: 'Leave the seat: its work passes to whoever relieves it, else to the supervisor',
  permission: 'force.read',
  schema: z.object({ seatId: z.string().max(60) }),
  refusals: { 'not-yours': 'You do not sit at this seat.' },
  example: { seatId: 'dispatch-1' },
});

export const Seats = declareView({
  name: 'force.seats',
  summary: 'Seats of the control room and who sits at them',
  key: 'id',
  permission: 'force.read',
  personal: false,
  row: z.object({
    id: z.string(),
    name: z.string(),
    roles: z.array(z.string()),
    areas: z.array(z.string()),
    talkgroup: z.string().nullable(),
    holder: z.object({ accountId: z.string(), name: z.string(), since: z.number() }).nullable(),
  }),
});

/** What screens need of the pack in force: read once, again when its version changes. */
export const PackForScreens = declareView({
  name: 'force.pack',
  summary: 'The force pack in force: names, codes, grades, statuses, areas, attributions',
  key: 'version',
  permission: 'force.read',
  personal: false,
  row: z.object({
    version: z.string(),
    force: z.object({
      id: z.string(),
      name: z.string(),
      bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
      centre: z.tuple([z.number(), z.number()]),
      estimatedTravel: z.boolean(),
    }),
    codes: z.array(z.object({ code: z.string(), name: z.string(), family: z.string(), grade: z.string() })),
    grades: z.array(z.object({ id: z.string(), name: z.string(), weight: z.number(), promise: z.string() })),
    statuses: z.array(z.object({ code: z.string(), name: z.string(), meaning: z.string() })),
    results: z.array(z.object({ code: z.string(), name: z.string() })),
    agencies: z.array(z.object({ id: z.string(), name: z.string() })),
    areas: z.array(z.object({ id: z.string(), name: z.string() })),
    stalePositionSeconds: z.number(),
    attributions: z.array(z.string()),
  }),
});
