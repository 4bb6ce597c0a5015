import type { Slice } from '../../../kernel/index.ts';
import type { People } from '../people.ts';
import { deskStaffView, matchesView, triageProposalView } from './queries.ts';

/** Proposals for what comes in: they are worked out when somebody looks, and change nothing. */
export function triage(people: People): Slice {
  return {
    ...{ tables: {}, permissions: [], events: {}, aggregates: [], handlers: [], projections: [], reactions: [] },
    views: [triageProposalView(), deskStaffView(people), matchesView],
    live: () => [],
  };
}
