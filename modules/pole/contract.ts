import { z } from 'zod';
import { declareCommand, declareView, type PermissionDeclaration } from '../../kernel/pure.ts';

export {
  CorrectEntry,
  DecideMerge,
  EntryKind,
  EntryRole,
  EntryText,
  nameOfEntry,
  ProposeMerge,
  rolesOfEntry,
  UndoMerge,
} from './entries/commands.ts';

/** The door of pole for screens: people, vehicles and property, and the markers on them and on places. */
export const permissions: readonly PermissionDeclaration[] = [
  {
    name: 'marker.read',
    summary: 'See warning markers on places, people and vehicles',
    roles: [
      'contact-officer',
      'dispatcher',
      'control-room-supervisor',
      'fim',
      'officer',
      'patrol-sergeant',
      'duty-inspector',
    ],
  },
  {
    name: 'marker.write',
    summary: 'Set and withdraw warning markers',
    roles: ['control-room-supervisor', 'fim', 'duty-inspector'],
  },
  {
    name: 'entry.read',
    summary: 'See people, vehicles and property that records speak of, and their history',
    roles: [
      'contact-officer',
      'dispatcher',
      'control-room-supervisor',
      'fim',
      'officer',
      'patrol-sergeant',
      'duty-inspector',
    ],
  },
  {
    name: 'entry.write',
    summary: 'Add and correct people, vehicles and property, and say what they are to a record',
    roles: [
      'contact-officer',
      'dispatcher',
      'control-room-supervisor',
      'fim',
      'officer',
      'patrol-sergeant',
      'duty-inspector',
    ],
  },
  {
    name: 'entry.merge',
    summary: 'Decide that two entries are one and the same, and take a merge back',
    roles: ['control-room-supervisor', 'fim', 'duty-inspector'],
  },
];

export const MarkerKind = z.enum([
  ...['weapons', 'dog', 'threat-to-life', 'do-not-visit', 'violence', 'vulnerable'],
  ...['reasonable-adjustments', 'sterile-corridor', 'access', 'hazard'],
] as const);

const markerId = '0198c2f0-6666-7000-8000-000000000001';

export const SetMarker = declareCommand({
  name: 'pole.setMarker',
  summary: 'Set a warning marker on a place, with its reason, review and expiry',
  permission: 'marker.write',
  schema: z.object({
    markerId: z.uuid(),
    kind: MarkerKind,
    label: z.string().trim().min(1).max(200),
    lon: z.number().min(-180).max(180),
    lat: z.number().min(-90).max(90),
    radiusMetres: z.int().min(5).max(2000),
    text: z.string().trim().min(1).max(1000),
    reason: z.string().trim().min(3).max(1000),
    reviewAt: z.int().positive(),
    expiresAt: z.int().positive(),
  }),
  refusals: {
    'marker-exists': 'A marker with this id exists already.',
    'expiry-order': 'Review must come before expiry, and both lie ahead.',
  },
  example: {
    markerId,
    kind: 'dog',
    label: 'Mill Street 4, Oakham',
    lon: -0.7295,
    lat: 52.6705,
    radiusMetres: 30,
    text: 'Large dog loose in the yard',
    reason: 'Officer bitten on a visit',
    reviewAt: 1_800_000_000_000,
    expiresAt: 1_810_000_000_000,
  },
});

export const MarkEntry = declareCommand({
  name: 'pole.markEntry',
  summary: 'Set a warning marker on a person or a vehicle, with its reason, review and expiry',
  permission: 'marker.write',
  schema: z.object({
    markerId: z.uuid(),
    entryId: z.uuid(),
    kind: MarkerKind,
    text: z.string().trim().min(1).max(1000),
    reason: z.string().trim().min(3).max(1000),
    reviewAt: z.int().positive(),
    expiresAt: z.int().positive(),
  }),
  refusals: {
    'marker-exists': 'A marker with this id exists already.',
    'no-such-entry': 'There is no person, vehicle or property with this id.',
    'expiry-order': 'Review must come before expiry, and both lie ahead.',
  },
  example: {
    markerId,
    entryId: '0198c2f0-7777-7000-8000-000000000001',
    kind: 'violence',
    text: 'Assaults officers in uniform: attend double crewed',
    reason: 'Two arrests in June',
    reviewAt: 1_800_000_000_000,
    expiresAt: 1_810_000_000_000,
  },
});

export const WithdrawMarker = declareCommand({
  name: 'pole.withdrawMarker',
  summary: 'Withdraw a warning marker, with the reason',
  permission: 'marker.write',
  schema: z.object({ markerId: z.uuid(), reason: z.string().trim().min(3).max(1000) }),
  refusals: {
    'no-such-marker': 'There is no marker with this id.',
    'marker-withdrawn': 'It has been withdrawn already.',
  },
  example: { markerId, reason: 'Dog has gone' },
});

export const ReviewMarker = declareCommand({
  name: 'pole.reviewMarker',
  summary: 'Review a warning marker: it still holds, until when, and why',
  permission: 'marker.write',
  schema: z.object({
    markerId: z.uuid(),
    reason: z.string().trim().min(3).max(1000),
    reviewAt: z.int().positive(),
    expiresAt: z.int().positive(),
  }),
  refusals: {
    'no-such-marker': 'There is no marker with this id.',
    'marker-withdrawn': 'It has been withdrawn or has expired.',
    'expiry-order': 'Review must come before expiry, and both lie ahead.',
  },
  example: { markerId, reason: 'Dog seen again last week', reviewAt: 1_800_000_000_000, expiresAt: 1_810_000_000_000 },
});

export const Markers = declareView({
  name: 'pole.markers',
  summary: 'Warning markers on places that are in force',
  key: 'id',
  permission: 'marker.read',
  personal: true,
  row: z.object({
    id: z.string(),
    kind: MarkerKind,
    label: z.string(),
    lon: z.number(),
    lat: z.number(),
    radiusMetres: z.number(),
    /** Null when erased. */
    text: z.string().nullable(),
    reason: z.string().nullable(),
    author: z.string(),
    setAt: z.number(),
    reviewAt: z.number(),
    expiresAt: z.number(),
  }),
});
