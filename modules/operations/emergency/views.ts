import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';
import { TalkgroupOutcome } from './events.ts';

export const Emergencies = declareView({
  name: 'operations.emergencies',
  summary: 'Officers in need: the same row for every screen of the force',
  key: 'tourId',
  permission: 'emergency.read',
  personal: false,
  row: z.object({
    tourId: z.string(),
    callsign: z.string(),
    since: z.number(),
    /** Null under a mask, as the talkgroup and who has seen it: of a concealed job the callsign alone is told. */
    areaId: z.string().nullable(),
    talkgroup: z.object({ name: z.string(), outcome: TalkgroupOutcome.nullable() }).nullable(),
    seenBy: z.string().nullable(),
    seenAt: z.number().nullable(),
  }),
});

export const NearestUnits = declareView({
  name: 'operations.nearestUnits',
  summary: 'Units nearest to one that is in need, soonest by road first, whatever they are on',
  key: 'tourId',
  parent: 'toTourId',
  permission: 'unit.recommend',
  personal: false,
  row: z.object({
    tourId: z.string(),
    /** The unit that they are near to. */
    toTourId: z.string(),
    callsign: z.string(),
    etaSeconds: z.number(),
    /** The rough range where the road network is a stand-in. */
    etaRangeSeconds: z.tuple([z.number(), z.number()]).nullable(),
    distanceMetres: z.number(),
    positionAgeSeconds: z.number(),
    meaning: z.string(),
    /** What it would be taken from. */
    on: z.object({ incidentId: z.string(), number: z.string(), grade: z.string() }).nullable(),
  }),
});
