import type { Slice } from '../../../kernel/index.ts';
import { archivedRecordsView } from './queries.ts';

/** What is over, and can still be found. */
export const archive: Slice = {
  ...{ tables: {}, permissions: [], events: {}, aggregates: [], handlers: [], projections: [], reactions: [] },
  views: [archivedRecordsView],
  live: () => [],
};
