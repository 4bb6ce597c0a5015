import { z } from 'zod';
import { defineEvents, type EventOf } from '../../kernel/pure.ts';
import { MarkerKind } from './contract.ts';
import { entryEvents } from './entries/events.ts';

const Terms = z.object({ reviewAt: z.number(), expiresAt: z.number() });

const markerEvents = defineEvents({
  'pole.MarkerSet': {
    data: Terms.extend({ kind: MarkerKind, radiusMetres: z.number(), areaId: z.string().nullable() }),
    detail: z.object({ label: z.string(), lon: z.number(), lat: z.number(), text: z.string(), reason: z.string() }),
  },
  /** On a person or a vehicle, wherever they are. */
  'pole.EntryMarkerSet': {
    data: Terms.extend({ kind: MarkerKind, entryId: z.string() }),
    detail: z.object({ text: z.string(), reason: z.string() }),
  },
  'pole.MarkerReviewed': { data: Terms, detail: z.object({ reason: z.string() }) },
  'pole.MarkerWithdrawn': { data: z.object({}), detail: z.object({ reason: z.string() }) },
});
export type MarkerEvent = EventOf<typeof markerEvents>;

export type { EntryEvent } from './entries/events.ts';

export const poleEvents = { ...markerEvents, ...entryEvents };
