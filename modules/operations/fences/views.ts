import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';
import { MarkerKind } from '../../pole/contract.ts';
import { Corner } from '../whereabouts/shape.ts';
import { FenceTold, FenceWatch, FenceWays } from './commands.ts';

export const Fences = declareView({
  name: 'operations.fences',
  summary: 'Fences that stand, or whose crossings wait: what each goes round, whom it watches, and who crossed it last',
  key: 'id',
  parent: 'aboutId',
  permission: 'fence.read',
  personal: true,
  row: z.object({
    id: z.string(),
    /** The incident that it belongs to, else itself. */
    aboutId: z.string(),
    incidentId: z.string().nullable(),
    incidentNumber: z.string().nullable(),
    /** Null when erased. */
    name: z.string().nullable(),
    kind: z.enum(['outline', 'circle', 'shape', 'area', 'markers']),
    /** Of an outline; of a circle its middle alone; none where it goes round an area of the pack or markers, or is erased. */
    corners: z.array(Corner),
    metres: z.number().nullable(),
    ofAreaId: z.string().nullable(),
    markers: z.array(MarkerKind),
    watch: FenceWatch,
    ways: FenceWays,
    exceptSent: z.boolean(),
    alarm: z.enum(['B', 'C']),
    told: FenceTold,
    until: z.number(),
    setAt: z.number(),
    setBy: z.string(),
    /** Null while it stands. */
    endedAt: z.number().nullable(),
    /** How many there were. */
    count: z.number(),
    /** Up to this one they are acknowledged. */
    acknowledged: z.object({ seen: z.number(), by: z.string(), at: z.number() }).nullable(),
    /** The last ten, the newest first. */
    crossings: z.array(
      z.object({
        n: z.number(),
        tourId: z.string(),
        callsign: z.string(),
        way: z.enum(['in', 'out']),
        at: z.number(),
        notedAt: z.number(),
        accuracyMetres: z.number().nullable(),
        /** Null when erased. */
        place: z.string().nullable(),
      }),
    ),
  }),
});
