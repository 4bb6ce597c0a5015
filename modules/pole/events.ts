import { z } from 'zod';
import { defineEvents, type EventOf } from '../../kernel/pure.ts';
import { MarkerKind } from './contract.ts';

const Terms = z.object({ reviewAt: z.number(), expiresAt: z.number() });

export const poleEvents = defineEvents({
  'pole.MarkerSet': {
    data: Terms.extend({ kind: MarkerKind, radiusMetres: z.number(), areaId: z.string().nullable() }),
    detail: z.object({ label: z.string(), lon: z.number(), lat: z.number(), text: z.string(), reason: z.string() }),
  },
  'pole.MarkerReviewed': { data: Terms, detail: z.object({ reason: z.string() }) },
  'pole.MarkerWithdrawn': { data: z.object({}), detail: z.object({ reason: z.string() }) },
});
export type PoleEvent = EventOf<typeof poleEvents>;
