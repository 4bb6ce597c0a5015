import { z } from 'zod';
import { defineEvents, type EventOf } from '../../kernel/pure.ts';
import { OneOffKind } from './one-offs/contract.ts';

const Reason = z.object({ reason: z.string() });

/** The event types of gazetteer: what staff say of roads and places for a time. Bulk loads write none. */
export const gazetteerEvents = defineEvents({
  'gazetteer.OneOffSet': {
    data: z.object({
      kind: OneOffKind,
      radiusMetres: z.number(),
      emergencyMayPass: z.boolean(),
      endsAt: z.number(),
      areaId: z.string().nullable(),
    }),
    detail: Reason.extend({ label: z.string(), lon: z.number(), lat: z.number() }),
  },
  'gazetteer.OneOffExtended': { data: z.object({ endsAt: z.number() }), detail: Reason },
  'gazetteer.OneOffEnded': { data: z.object({}), detail: Reason },
});
export type GazetteerEvent = EventOf<typeof gazetteerEvents>;
