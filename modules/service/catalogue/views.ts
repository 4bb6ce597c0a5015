import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';
import { ItemTerms } from './terms.ts';

export const Catalogue = declareView({
  name: 'service.catalogue',
  summary: 'What can be asked for: with its form, price, approval and lead time',
  key: 'id',
  permission: 'request.submit',
  personal: false,
  row: z.object({
    id: z.string(),
    version: z.number(),
    terms: ItemTerms,
    /** Null: it is not kept on a shelf, or was never counted. */
    inStock: z.number().nullable(),
  }),
});

export const CatalogueItems = declareView({
  name: 'service.catalogueItems',
  summary: 'All items of the catalogue as they are edited, published or not',
  key: 'id',
  permission: 'catalogue.edit',
  personal: false,
  row: z.object({
    id: z.string(),
    situation: z.enum(['draft', 'published', 'withdrawn']),
    draft: ItemTerms,
    revision: z.number(),
    /** Null: never published. */
    version: z.number().nullable(),
    /** What was saved last is what is published. */
    same: z.boolean(),
    inStock: z.number().nullable(),
    changedAt: z.number(),
  }),
});

export const CatalogueVersions = declareView({
  name: 'service.catalogueVersions',
  summary: 'What was published of one item, version by version',
  key: 'id',
  parent: 'itemId',
  permission: 'catalogue.edit',
  personal: false,
  row: z.object({
    id: z.string(),
    itemId: z.string(),
    version: z.number(),
    at: z.number(),
    author: z.string(),
    terms: ItemTerms,
  }),
});
