import type { Clock, Slice } from '../../../kernel/index.ts';
import { watchingPermissions } from './permissions.ts';
import { kitHealthsView } from './queries.ts';

/** Signs of life of what is watched: not in the log, as they come hundreds a second. */
export function watching(clock: Clock): Slice {
  return {
    tables: { last_seen: 'bulk' },
    permissions: watchingPermissions,
    events: {},
    aggregates: [],
    handlers: [],
    projections: [],
    views: [kitHealthsView(clock)],
    reactions: [],
    live: () => [],
  };
}
