import type { Slice } from '../../../kernel/index.ts';
import { type CommitmentNeeds, commitmentsView } from './commitment-queries.ts';
import { deskFiguresView } from './queries.ts';

/** What the desk's reports count, and what the agreements promise besides clocks. */
export function figures(needs: CommitmentNeeds): Slice {
  return {
    ...{ tables: {}, permissions: [], events: {}, aggregates: [], handlers: [], projections: [], reactions: [] },
    views: [deskFiguresView, commitmentsView(needs)],
    live: () => [],
  };
}
