import { join } from 'node:path';
import type { Db, ModuleDefinition } from '../../kernel/index.ts';
import type { InputOf } from '../../kernel/pure.ts';
import { type CountReviews, permissions } from './contract.ts';
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
import { listReviewCounts } from './retention/look.ts';
import { reviewProjection, reviewsDueProjection } from './retention/projections.ts';
import { dueForReviewView, retentionView } from './retention/queries.ts';
import { reviewAggregate } from './retention/review.ts';
import { reviewsDueAggregate } from './retention/reviews-due.ts';

export { listReviewAlarms } from './retention/look.ts';

export interface Insight {
  readonly definition: ModuleDefinition;
  /** Days whose records due for review were not counted yet, or otherwise, as commands that note them: for a look once a day. */
  readonly listReviewCounts: (db: Db) => Promise<readonly InputOf<typeof CountReviews>[]>;
}

/** Insight reads all and is read by none: its tables follow from the events of others, and say nothing that those do not. */
export function makeInsight(needs: FigureNeeds): Insight {
  return {
    listReviewCounts: (db) => listReviewCounts(db, needs),
    definition: {
      name: 'insight',
      migrations: join(import.meta.dirname, 'migrations'),
      tables: {
        response: 'projection',
        call: 'projection',
        check: 'projection',
        review: 'projection',
        reviews_due: 'projection',
      },
      permissions,
      events: insightEvents,
      aggregates: [checkAggregate, reviewAggregate, reviewsDueAggregate],
      handlers: [...checkHandlers(needs), ...retentionHandlers(needs)],
      projections: [responseProjection, callProjection, checkProjection, reviewProjection, reviewsDueProjection],
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
