import { z } from 'zod';
import { declareCommand, declareView, type PermissionDeclaration } from '../../kernel/pure.ts';
import { Assessment } from './assessment-terms.ts';
import { LayoutOfRole } from './layout-terms.ts';
import { MacroTerms } from './macro-terms.ts';
import { MapLayersOfRole } from './map-terms.ts';

export { MapLayer } from './map-terms.ts';
export {
  DropDraft,
  PublishDraft,
  PublishPack,
  RollBackPack,
  SaveDraft,
  TakeEffect,
  WithdrawPublication,
} from './packs/commands.ts';
export { type PackSection, packSections } from './packs/sections.ts';
export { PackShape } from './packs/shape-view.ts';
export { PackDraft, PackDrafts, PackVersions } from './packs/views.ts';
export { AreaOutlines } from './territory/outlines-view.ts';

/** The door of force for screens: the pack, the seats and who sits at them. */
export const permissions: readonly PermissionDeclaration[] = [
  {
    name: 'force.read',
    summary: 'Read the force pack: codes, grades, statuses, areas, seats',
    // Whoever cannot see the seats and take one would never have a seated role.
    seatless: true,
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
      'service-agent',
      'technician',
      'change-manager',
      'service-manager',
      'duty-ict-manager',
    ],
  },
  {
    name: 'seat.take',
    summary: 'Take and leave a seat',
    seatless: true,
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
  { name: 'pack.edit', summary: 'Draft changes of the force pack', roles: ['bureau'] },
  {
    name: 'pack.publish',
    summary: 'Publish, schedule, withdraw and roll back versions of the force pack',
    roles: ['bureau'],
  },
  { name: 'pack.take-effect', summary: 'Put a version of the force pack in force when its time has come', roles: [] },
];

export const TakeSeat = declareCommand({
  name: 'force.takeSeat',
  summary: 'Take a seat: the desk whose work you do',
  permission: 'seat.take',
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
  permission: 'seat.take',
  schema: z.object({ seatId: z.string().max(60) }),
  refusals: { 'not-yours': 'You do not sit at this seat.' },
  example: { seatId: 'dispatch-1' },
});

export const RelieveSeat = declareCommand({
  name: 'force.relieveSeat',
  summary: 'Relieve whoever sits at a seat, with the reason; its work passes to the supervisor',
  permission: 'seat.relieve',
  schema: z.object({
    seatId: z.string().max(60),
    /** Account id of whom you saw there; left out: whoever it is. */
    seen: z.string().max(100).optional(),
    reason: z.string().trim().min(3).max(500),
  }),
  refusals: {
    'nobody-there': 'Nobody sits at this seat.',
    'changed-meanwhile': 'Somebody else has taken the seat meanwhile.',
  },
  example: { seatId: 'dispatch-1', reason: 'Taken ill' },
});

export const RenewSeat = declareCommand({
  name: 'force.renewSeat',
  summary: 'Tell whoever sits at a seat that the pack has given it other roles or areas',
  permission: 'pack.take-effect',
  schema: z.object({ seatId: z.string().max(60), accountId: z.string().max(100) }),
  example: { seatId: 'dispatch-1', accountId: '0198c2f0-0000-7000-8000-000000000001' },
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
    /** Since when it is in force, who put it there, why, and what that changed; null: by a start of the server. */
    taken: z
      .object({
        at: z.number(),
        by: z.string(),
        what: z.enum(['published', 'scheduled', 'rolled-back']),
        /** Null: none was given, or erased by law. */
        reason: z.string().nullable(),
        from: z.string().nullable(),
        /** Sections that say otherwise than in `from`, as people call them. */
        sections: z.array(z.string()),
        words: z.array(z.string()),
      })
      .nullable(),
    force: z.object({
      id: z.string(),
      name: z.string(),
      bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
      centre: z.tuple([z.number(), z.number()]),
      estimatedTravel: z.boolean(),
    }),
    codes: z.array(
      z.object({ code: z.string(), name: z.string(), family: z.string(), grade: z.string(), use: z.string() }),
    ),
    grades: z.array(z.object({ id: z.string(), name: z.string(), weight: z.number(), promise: z.string() })),
    statuses: z.array(z.object({ code: z.string(), name: z.string(), meaning: z.string() })),
    results: z.array(z.object({ code: z.string(), name: z.string() })),
    qualifiers: z.array(z.object({ code: z.string(), name: z.string() })),
    agencies: z.array(z.object({ id: z.string(), name: z.string() })),
    /** Areas first, then their beats, which name the area they lie in. */
    areas: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        parent: z.string().nullable(),
        /** Left out of beats: every desk reads this first. */
        centre: z.tuple([z.number(), z.number()]).optional(),
      }),
    ),
    unitKinds: z.array(z.object({ id: z.string(), name: z.string() })),
    skills: z.array(z.object({ id: z.string(), name: z.string() })),
    permits: z.array(z.object({ id: z.string(), name: z.string() })),
    stations: z.array(z.object({ id: z.string(), name: z.string(), lon: z.number(), lat: z.number() })),
    /** Why nobody was sent, or nobody in time. */
    unresourcedReasons: z.array(z.object({ code: z.string(), name: z.string() })),
    /** What may be asked for beside units. */
    asks: z.array(z.object({ id: z.string(), name: z.string() })),
    /** Kinds of job that somebody must have authority for. */
    tactical: z.array(z.object({ id: z.string(), name: z.string(), armed: z.boolean() })),
    /** What partners send when they are called out, and how; the cameras that a map shows. */
    partnerResources: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        kind: z.string(),
        /** Phone and talkgroup, in words. */
        how: z.string(),
        /** In words; null: at every hour. */
        hours: z.string().nullable(),
        vehicle: z.boolean(),
        cameras: z.array(z.object({ id: z.string(), name: z.string(), lon: z.number(), lat: z.number() })),
      }),
    ),
    /** So many days before the authority for a skill ends it is warned of. */
    skillWarnDays: z.number(),
    /** Forces that lend units and borrow them. */
    forces: z.array(
      z.object({ id: z.string(), name: z.string(), phone: z.string(), talkgroup: z.string().nullable() }),
    ),
    /** How long a fence stands where nobody says otherwise. */
    fenceHours: z.number(),
    /** Roles, cards, flags and partners of a major incident. */
    majors: z.object({
      roles: z.array(z.object({ id: z.string(), name: z.string() })),
      cards: z.array(z.object({ id: z.string(), name: z.string() })),
      flags: z.array(z.object({ id: z.string(), name: z.string() })),
      partners: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
    stalePositionSeconds: z.number(),
    /** Talkgroups that an incident may be worked on. */
    talkgroups: z.array(z.object({ id: z.string(), name: z.string(), kind: z.string() })),
    macros: z.array(MacroTerms),
    /** What a map shows to a role until a person chooses otherwise. */
    mapLayers: z.array(MapLayersOfRole),
    /** How the windows of a role stand until a person arranges their own. */
    layouts: z.array(LayoutOfRole),
    /** What is asked, advised and due after a call. */
    assessment: Assessment,
    attributions: z.array(z.string()),
  }),
});
