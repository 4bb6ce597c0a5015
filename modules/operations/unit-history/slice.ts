import type { Slice } from '../../../kernel/index.ts';
import { unitHistoryView } from './queries.ts';

/** What a unit did and was told in a shift: nothing is kept for it but the log itself. */
export function unitHistory(): Slice {
  return {
    tables: {},
    permissions: [],
    events: {},
    aggregates: [],
    handlers: [],
    projections: [],
    views: [unitHistoryView],
    reactions: [],
    live: () => [],
  };
}
