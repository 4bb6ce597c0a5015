import type { Slice } from '../../../kernel/index.ts';
import type { ReadGraph } from './estate-graph.ts';
import { dependenciesView, impactView, singlePointsView } from './queries.ts';

/** What hangs on what: asked of the items as they stand, kept nowhere. */
export function impact(readGraph: ReadGraph): Slice {
  return {
    tables: {},
    permissions: [],
    events: {},
    aggregates: [],
    handlers: [],
    projections: [],
    views: [impactView(readGraph), dependenciesView(readGraph), singlePointsView(readGraph)],
    reactions: [],
    live: () => [],
  };
}
