import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { MarkerKind } from '../../pole/contract.ts';
import { Id, Instant } from '../place.ts';
import { Corner } from '../whereabouts/shape.ts';

const MOST_CORNERS = 200;

/** What a fence goes round. */
export const FenceBounds = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('outline'), corners: z.array(Corner).min(3).max(MOST_CORNERS) }),
  z.object({
    kind: z.literal('circle'),
    lon: z.number().min(-180).max(180),
    lat: z.number().min(-90).max(90),
    radiusMetres: z.number().min(20).max(20_000),
  }),
  /** A cordon or area that is drawn for the incident; it ends with that. */
  z.object({ kind: z.literal('shape'), shapeId: Id }),
  /** An area or beat of the force pack. */
  z.object({ kind: z.literal('area'), areaId: z.string().max(60) }),
  /** So far round every place with a warning marker of these kinds, those that are set later too. */
  z.object({
    kind: z.literal('markers'),
    markers: z.array(MarkerKind).min(1).max(10),
    metres: z.number().min(20).max(2_000),
  }),
]);
export type FenceBounds = z.output<typeof FenceBounds>;

/** Whom it watches. */
export const FenceWatch = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({
    kind: z.literal('units'),
    callsigns: z.array(z.string().trim().toUpperCase().min(1).max(20)).min(1).max(50),
  }),
  z.object({ kind: z.literal('kinds'), kinds: z.array(z.string().min(1).max(40)).min(1).max(20) }),
]);
export type FenceWatch = z.output<typeof FenceWatch>;

export const FenceWays = z.enum(['in', 'out', 'both']);
export const FenceTold = z.enum(['dispatcher', 'control-room-supervisor', 'fim']);

const fenceId = '0198c2f0-cccc-7000-8000-000000000001';
const noSuchFence = { 'no-such-fence': 'There is no fence with this id.' };
const over = { ...noSuchFence, 'fence-over': 'This fence has ended: set another.' };
const expiry = { 'expiry-out-of-range': 'It must end in the future, within 31 days.' };
const reason = z.string().trim().min(3).max(500);

export const SetFence = declareCommand({
  name: 'operations.setFence',
  summary: 'Set a fence: who crosses it, or comes near a place, is told to a desk',
  permission: 'fence.set',
  schema: z.object({
    fenceId: Id,
    name: z.string().trim().min(1).max(100),
    /** What it belongs to: its crossings stand in the log of that one too, and it ends with it. */
    incidentId: Id.nullable().default(null),
    bounds: FenceBounds,
    watch: FenceWatch.default({ kind: 'all' }),
    ways: FenceWays.default('in'),
    /** Says nothing of units that are sent to the incident it belongs to. */
    exceptSent: z.boolean().default(true),
    /** B: an alarm until somebody acknowledges it. C: only counted and written down. */
    alarm: z.enum(['B', 'C']).default('B'),
    /** Whose desks are told, beside the one that sets it. */
    told: FenceTold.default('dispatcher'),
    until: Instant,
  }),
  refusals: {
    ...{ 'fence-exists': 'A fence with this id exists already.', ...expiry },
    'no-such-incident': 'There is no incident with this id.',
    'no-such-shape': 'The incident has no such outline in force.',
    'no-such-area': 'The force pack has no such area.',
  },
  example: {
    ...{ fenceId, name: 'Inner cordon, Church Street', until: 1_795_532_400_000 },
    bounds: { kind: 'circle', lon: -0.7277, lat: 52.6712, radiusMetres: 150 },
  },
});

export const ExtendFence = declareCommand({
  name: 'operations.extendFence',
  summary: 'Let a fence stand longer, or shorter',
  permission: 'fence.set',
  schema: z.object({ fenceId: Id, seen: Instant, until: Instant }),
  refusals: { ...over, ...expiry, 'changed-meanwhile': 'Somebody else has changed it meanwhile.' },
  example: { fenceId, seen: 1_795_532_400_000, until: 1_795_539_600_000 },
});

export const WithdrawFence = declareCommand({
  name: 'operations.withdrawFence',
  summary: 'Take a fence away; it stays in its history',
  permission: 'fence.set',
  schema: z.object({ fenceId: Id, reason }),
  refusals: over,
  example: { fenceId, reason: 'Scene is released' },
});

export const AcknowledgeCrossings = declareCommand({
  name: 'operations.acknowledgeCrossings',
  summary: 'Acknowledge, by name, the crossings of a fence that were seen: its alarm ends until somebody crosses again',
  permission: 'fence.acknowledge',
  schema: z.object({
    fenceId: Id,
    /** How many crossings were seen: one that came meanwhile is not acknowledged. */
    seen: z.int().min(1),
  }),
  refusals: { ...noSuchFence, 'nothing-to-acknowledge': 'No crossing waits for an acknowledgement.' },
  example: { fenceId, seen: 1 },
});

export const NoteCrossing = declareCommand({
  name: 'operations.noteCrossing',
  summary: 'Note that a unit has crossed a fence or come near a place (the watch over positions alone)',
  permission: 'fence.watch',
  schema: z.object({
    fenceId: Id,
    tourId: Id,
    callsign: z.string().max(20),
    way: z.enum(['in', 'out']),
    /** When the unit was there. */
    at: Instant,
    accuracyMetres: z.number().min(0).nullable(),
    /** Of a fence round markers: which one, and what it stands at. */
    markerId: Id.nullable(),
    place: z.string().max(300),
    /** Whose seats are told where the fence itself has no area. */
    areaId: z.string().max(60).nullable(),
  }),
  refusals: over,
  example: {
    ...{ fenceId, tourId: '0198c2f0-4444-7000-8000-000000000001', callsign: 'RA21', way: 'in' },
    ...{ at: 1_795_500_000_000, accuracyMetres: 10, markerId: null, place: '', areaId: null },
  },
});

export const EndFence = declareCommand({
  name: 'operations.endFence',
  summary: 'End a fence whose time, incident or outline is over (the system alone)',
  permission: 'fence.watch',
  schema: z.object({ fenceId: Id, why: z.enum(['time', 'incident', 'shape']) }),
  refusals: { ...over, 'not-over': 'It stands longer.' },
  example: { fenceId, why: 'time' },
});
