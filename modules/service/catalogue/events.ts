import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../kernel/pure.ts';
import { ItemTerms } from './terms.ts';

export const catalogueEvents = defineEvents({
  /** As it is edited; nobody else sees it until it is published. */
  'service.CatalogueItemSaved': { data: z.object({ terms: ItemTerms }) },
  'service.CatalogueItemPublished': { data: z.object({ version: z.number() }) },
  'service.CatalogueItemWithdrawn': { data: z.object({}), detail: z.object({ reason: z.string() }) },
  /** So many lie on the shelf, free to be given. */
  'service.StockCounted': { data: z.object({ quantity: z.number() }) },
  'service.StockBooked': { data: z.object({ requestId: z.string() }) },
  'service.StockReleased': { data: z.object({ requestId: z.string() }) },
});
export type CatalogueEvent = EventOf<typeof catalogueEvents>;
