import { z } from 'zod';
import { defineEvents, type EventOf, type Past } from '../../../kernel/pure.ts';
import { MarkerKind } from '../../pole/contract.ts';
import { LadderTerms } from '../terms.ts';
import { Corner } from '../whereabouts/shape.ts';
import { FenceTold, FenceWatch, FenceWays } from './commands.ts';

const Crossed = z.object({
  tourId: z.string(),
  callsign: z.string(),
  way: z.enum(['in', 'out']),
  /** When the unit was there, and by how many metres that may err. */
  at: z.number(),
  accuracyMetres: z.number().nullable(),
});

/** What the fence belongs to, so that its alarms are found without it. */
const incidentId = z.string().nullable();

export const fenceEvents = defineEvents({
  'operations.FenceSet': {
    data: z.object({
      incidentId,
      incidentNumber: z.string().nullable(),
      kind: z.enum(['outline', 'circle', 'shape', 'area', 'markers']),
      shapeId: z.string().nullable(),
      /** Of an area of the pack: that area. */
      ofAreaId: z.string().nullable(),
      markers: z.array(MarkerKind),
      /** Radius of a circle, or how far round markers. */
      metres: z.number().nullable(),
      watch: FenceWatch,
      ways: FenceWays,
      exceptSent: z.boolean(),
      alarm: z.enum(['B', 'C']),
      told: FenceTold,
      until: z.number(),
      /** Whose seats are told; null: those of the whole force. */
      areaId: z.string().nullable(),
      answerSeconds: z.number(),
      ladder: LadderTerms,
    }),
    /** Drawn where people live: its corners are detail; of a circle its middle alone. */
    detail: z.object({ name: z.string(), corners: z.array(Corner) }),
  },
  'operations.FenceExtended': { data: z.object({ until: z.number() }) },
  'operations.FenceWithdrawn': { data: z.object({}), detail: z.object({ reason: z.string() }) },
  'operations.FenceEnded': { data: z.object({ why: z.enum(['time', 'incident', 'shape']) }) },
  'operations.FenceCrossed': {
    data: Crossed.extend({ incidentId, markerId: z.string().nullable(), areaId: z.string().nullable() }),
    detail: z.object({ place: z.string() }),
  },
  'operations.CrossingsAcknowledged': { data: z.object({ incidentId, seen: z.number() }) },
});
export type FenceEvent = EventOf<typeof fenceEvents>;

/** Stand in the stream of the incident that a fence belongs to. */
export const fenceIncidentEvents = defineEvents({
  'operations.FenceLogged': {
    data: z.object({ fenceId: z.string(), what: z.enum(['set', 'ended']) }),
    detail: z.object({ name: z.string() }),
  },
  'operations.FenceCrossingLogged': {
    data: Crossed.extend({ fenceId: z.string() }),
    detail: z.object({ name: z.string(), place: z.string() }),
  },
});
export type FenceIncidentEvent = EventOf<typeof fenceIncidentEvents>;

const types: ReadonlySet<string> = new Set(Object.keys(fenceIncidentEvents));

export function isFenceLine(event: { readonly type: string }): event is Past<FenceIncidentEvent> {
  return types.has(event.type);
}
