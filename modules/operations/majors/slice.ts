import type { Slice } from '../../../kernel/index.ts';
import type { Neighbours } from '../neighbours.ts';
import { majorEvents } from './events.ts';
import { majorHandlers } from './handlers.ts';
import { majorChanges } from './live.ts';
import { majorAggregate } from './major.ts';
import { majorPermissions } from './permissions.ts';
import { majorProjection } from './projections.ts';
import { majorFlagsView, majorLogView, majorSheetView, majorsView } from './queries.ts';
import { passPartners } from './reactions.ts';

/** Major incidents: declared and stood down, M/ETHANE, decisions, roles, action cards, partners, flags. */
export function majors(neighbours: Neighbours): Slice {
  return {
    tables: { major: 'projection', major_flag: 'projection', major_line: 'projection' },
    permissions: majorPermissions,
    events: majorEvents,
    aggregates: [majorAggregate],
    handlers: majorHandlers(neighbours),
    projections: [majorProjection],
    views: [majorsView, majorSheetView, majorFlagsView, majorLogView],
    reactions: [passPartners],
    live: majorChanges,
  };
}
