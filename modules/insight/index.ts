import { join } from 'node:path';
import type { ModuleDefinition } from '../../kernel/index.ts';
import { permissions } from './contract.ts';
import { insightEvents } from './events.ts';
import { exposureView } from './figures/exposure.ts';
import { callProjection, responseProjection } from './figures/projections.ts';
import { behindView, type FigureNeeds, measuresView } from './figures/queries.ts';
import { live } from './live.ts';
import { checkAggregate } from './quality/aggregate.ts';
import { checkHandlers } from './quality/handlers.ts';
import { checkProjection } from './quality/projections.ts';
import { checksView, ownChecksView, samplesOwedView } from './quality/queries.ts';
import { makeReactions } from './reactions.ts';
import { retentionHandlers } from './retention/handlers.ts';
import { reviewProjection } from './retention/projections.ts';
import { dueForReviewView, retentionView } from './retention/queries.ts';
import { reviewAggregate } from './retention/review.ts';

/** Insight reads all and is read by none: its tables follow from the events of others, and say nothing that those do not. */
export function makeInsight(needs: FigureNeeds): { readonly definition: ModuleDefinition } {
  return {
    definition: {
      name: 'insight',
      migrations: join(import.meta.dirname, 'migrations'),
      tables: { response: 'projection', call: 'projection', check: 'projection', review: 'projection' },
      permissions,
      events: insightEvents,
      aggregates: [checkAggregate, reviewAggregate],
      handlers: [...checkHandlers(needs), ...retentionHandlers(needs)],
      projections: [responseProjection, callProjection, checkProjection, reviewProjection],
      views: [
        measuresView(needs),
        behindView(needs),
        exposureView(needs),
        retentionView(needs),
        dueForReviewView(needs),
        checksView,
        ownChecksView,
        samplesOwedView(needs),
      ],
      live,
      reactions: makeReactions(needs),
    },
  };
}
