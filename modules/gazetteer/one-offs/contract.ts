import { z } from 'zod';
import { declareCommand, declareView } from '../../../kernel/pure.ts';

/** A road closed, or a place that is not on the map: a fair ground, a forward command post. */
export const OneOffKind = z.enum(['closure', 'place']);

const oneOffId = '0198c2f0-aaaa-7000-8000-000000000001';
const reason = z.string().trim().min(3).max(1000);
const endsAt = z.int().positive();
const notInForce = {
  'no-such-one-off': 'There is no one-off with this id.',
  'one-off-over': 'It has been ended, or its time is over.',
};
const lifeSpan = { 'life-span': 'The end must lie ahead, at most 90 days.' };

export const SetOneOff = declareCommand({
  name: 'gazetteer.setOneOff',
  summary: 'Close a road, or name a place that exists for a time; it ends by itself',
  permission: 'road.close',
  schema: z.object({
    oneOffId: z.uuid(),
    kind: OneOffKind,
    label: z.string().trim().min(1).max(200),
    lon: z.number().min(-180).max(180),
    lat: z.number().min(-90).max(90),
    /** A closure takes the roads within; driving times go round it. */
    radiusMetres: z.int().min(5).max(5000),
    /** Police under emergency conditions are let through. */
    emergencyMayPass: z.boolean(),
    reason,
    endsAt,
  }),
  refusals: { ...lifeSpan, 'one-off-exists': 'A one-off with this id exists already.' },
  example: {
    ...{ oneOffId, kind: 'closure', label: 'Mill Street, Oakham', lon: -0.7295, lat: 52.6705 },
    ...{ radiusMetres: 50, emergencyMayPass: false, reason: 'Burst water main', endsAt: 1_795_600_000_000 },
  },
});

export const ExtendOneOff = declareCommand({
  name: 'gazetteer.extendOneOff',
  summary: 'Let a road closure or a one-off place end at another time',
  permission: 'road.close',
  schema: z.object({ oneOffId: z.uuid(), seen: endsAt, endsAt, reason }),
  refusals: { ...notInForce, ...lifeSpan, 'changed-meanwhile': 'Somebody changed this value after you read it.' },
  example: { oneOffId, seen: 1_795_600_000_000, endsAt: 1_795_610_000_000, reason: 'Repair takes longer' },
});

export const EndOneOff = declareCommand({
  name: 'gazetteer.endOneOff',
  summary: 'End a road closure or a one-off place now',
  permission: 'road.close',
  schema: z.object({ oneOffId: z.uuid(), reason }),
  refusals: notInForce,
  example: { oneOffId, reason: 'Road is open again' },
});

export const OneOffs = declareView({
  name: 'gazetteer.oneOffs',
  summary: 'Roads that are closed and places that exist for a time, with who said so, why and until when',
  key: 'id',
  permission: 'gazetteer.read',
  personal: false,
  row: z.object({
    id: z.string(),
    kind: OneOffKind,
    label: z.string(),
    lon: z.number(),
    lat: z.number(),
    radiusMetres: z.number(),
    emergencyMayPass: z.boolean(),
    /** Null when erased. */
    reason: z.string().nullable(),
    author: z.string(),
    setAt: z.number(),
    endsAt: z.number(),
  }),
});
