import type { Slice } from '../../../kernel/index.ts';
import { itemRecordsView } from './queries.ts';

/** What the practices know of an item of the estate. */
export const itemRecords: Slice = {
  ...{ tables: {}, permissions: [], events: {}, aggregates: [], handlers: [], projections: [], reactions: [] },
  views: [itemRecordsView],
  live: () => [],
};
