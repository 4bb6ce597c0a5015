import { idOfStream, type Reaction } from '../../../kernel/index.ts';
import type { ItemEvent } from '../items/events.ts';

type Written = Extract<ItemEvent, { type: 'estate.ItemAdded' | 'estate.ItemChanged' }>;

const told = ['serviceDueOn', 'serviceDueMiles', 'mileage'] as const;

/** Whoever writes into the record when a vehicle is due, by hand or by a file, has set its clock. */
export const followTheRecord: Reaction = {
  name: 'estate.followService',
  author: 'fleet register',
  on: ['estate.ItemAdded', 'estate.ItemChanged'],
  react: async (event) => {
    const { fields } = (event as unknown as Written).data;
    if (!told.some((id) => id in fields)) return [];
    return [{ name: 'estate.followService', input: { itemId: idOfStream(event.stream) } }];
  },
};
