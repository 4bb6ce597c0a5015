import type { Aggregate } from '../../../kernel/pure.ts';
import { itemPromises } from './deadlines.ts';
import type { ItemEvent } from './events.ts';
import { evolveItem, type ItemState } from './item.ts';

export const itemAggregate: Aggregate<ItemState, ItemEvent> = {
  name: 'estate.item',
  initial: { situation: 'none' },
  evolve: evolveItem,
  promises: itemPromises,
};
