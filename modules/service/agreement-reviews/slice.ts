import { idOfStream, type Slice } from '../../../kernel/index.ts';
import type { Pack } from '../../force/index.ts';
import { agreementReviewAggregate } from './agreement-review.ts';
import { agreementReviewEvents } from './events.ts';
import { agreementReviewHandlers } from './handlers.ts';
import { agreementReviewPermissions } from './permissions.ts';
import { agreementReviewProjection } from './projections.ts';
import { agreementReviewsView } from './queries.ts';
import { noteAgreements } from './reactions.ts';
import { AgreementReviews } from './views.ts';

/** Agreements stand in the pack; that each is looked at by its date stands here. */
export function agreementReviews(pack: () => Pack): Slice {
  return {
    tables: { agreement_review: 'projection' },
    permissions: agreementReviewPermissions,
    events: agreementReviewEvents,
    aggregates: [agreementReviewAggregate],
    handlers: agreementReviewHandlers,
    projections: [agreementReviewProjection],
    views: [agreementReviewsView],
    reactions: [noteAgreements(pack)],
    live: ({ stream }) =>
      stream.startsWith('service.agreement/') ? [{ view: AgreementReviews.name, keys: [idOfStream(stream)] }] : [],
  };
}
