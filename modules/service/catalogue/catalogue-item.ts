import type { Aggregate, Past } from '../../../kernel/pure.ts';
import type { CatalogueEvent } from './events.ts';
import type { ItemTerms } from './terms.ts';

export interface CatalogueItem {
  /** What was saved last. */
  readonly draft: ItemTerms;
  /** How often it was saved: whoever saves says what they saw. */
  readonly revision: number;
  /** How many lie on the shelf; null: never counted. */
  readonly inStock: number | null;
  readonly changedAt: number;
}

interface Edition {
  readonly version: number;
  readonly terms: ItemTerms;
}

export type CatalogueItemState =
  | { readonly situation: 'none' }
  | { readonly situation: 'draft'; readonly item: CatalogueItem }
  | { readonly situation: 'published' | 'withdrawn'; readonly item: CatalogueItem; readonly edition: Edition };

function evolve(state: CatalogueItemState, event: Past<CatalogueEvent>): CatalogueItemState {
  const changedAt = event.occurredAt;
  if (event.type === 'service.CatalogueItemSaved') return saved(state, event.data.terms, changedAt);
  if (state.situation === 'none') return state;
  const item = { ...state.item, changedAt };
  const { inStock } = item;
  switch (event.type) {
    case 'service.CatalogueItemPublished':
      return { situation: 'published', item, edition: { version: event.data.version, terms: item.draft } };
    case 'service.CatalogueItemWithdrawn':
      return state.situation === 'draft' ? { ...state, item } : { ...state, situation: 'withdrawn', item };
    case 'service.StockCounted':
      return { ...state, item: { ...item, inStock: event.data.quantity } };
    case 'service.StockBooked':
      return { ...state, item: { ...item, inStock: inStock === null ? null : inStock - 1 } };
    case 'service.StockReleased':
      return { ...state, item: { ...item, inStock: inStock === null ? null : inStock + 1 } };
  }
}

function saved(state: CatalogueItemState, draft: ItemTerms, changedAt: number): CatalogueItemState {
  if (state.situation === 'none') {
    return { situation: 'draft', item: { draft, revision: 1, inStock: null, changedAt } };
  }
  return { ...state, item: { ...state.item, draft, revision: state.item.revision + 1, changedAt } };
}

export const catalogueItemAggregate: Aggregate<CatalogueItemState, CatalogueEvent> = {
  name: 'service.catalogue-item',
  initial: { situation: 'none' },
  evolve,
};
