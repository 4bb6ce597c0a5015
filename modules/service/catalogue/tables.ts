import type { ColumnType } from 'kysely';
import type { ItemTerms } from './terms.ts';

type Json<T> = ColumnType<T, string, string>;

/** The request catalogue. Times are epoch milliseconds. */
export type CatalogueTables = {
  'service.catalogue_item': {
    id: string;
    situation: 'draft' | 'published' | 'withdrawn';
    draft: Json<ItemTerms>;
    revision: number;
    version: number | null;
    terms: ColumnType<ItemTerms | null, string | null, string | null>;
    bundle: string | null;
    published_position: number | null;
    in_stock: number | null;
    changed_at: number;
  };
  'service.catalogue_version': {
    item_id: string;
    version: number;
    at: number;
    author: string;
    terms: Json<ItemTerms>;
  };
};
