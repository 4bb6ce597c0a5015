import type { Slice } from '../../../../kernel/index.ts';
import type { AnyPastEvent } from '../../../../kernel/pure.ts';
import { tellingHandlers } from './handlers.ts';
import { tellingProjection } from './projections.ts';
import { toldView } from './queries.ts';
import { type TellingNeeds, tellByRules } from './reactions.ts';
import { Told } from './views.ts';

/** Who is told what, and what goes to another team, by the rules of the force. */
export function telling(needs: TellingNeeds): Slice {
  return {
    tables: { staff_told: 'projection' },
    permissions: [],
    events: {},
    aggregates: [],
    handlers: tellingHandlers(needs.pack),
    projections: [tellingProjection],
    views: [toldView],
    reactions: [tellByRules(needs)],
    live: (event: AnyPastEvent) => {
      if (event.type !== 'service.StaffTold') return [];
      const { to } = event.data as { readonly to: readonly string[] };
      return to.map((replace) => ({ view: Told.name, replace }));
    },
  };
}
