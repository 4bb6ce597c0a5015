import { idOfStream, type Slice } from '../../../kernel/index.ts';
import { servicingEvents } from './events.ts';
import { servicingHandlers } from './handlers.ts';
import { servicingPermissions } from './permissions.ts';
import { servicingProjection } from './projections.ts';
import { servicingView } from './queries.ts';
import { followTheRecord } from './reactions.ts';
import { servicingAggregate } from './servicing.ts';
import { Servicing } from './views.ts';

/** Vehicles and their service. */
export function servicing(pack: () => { readonly timezone: string }): Slice {
  return {
    tables: { servicing: 'projection' },
    permissions: servicingPermissions,
    events: servicingEvents,
    aggregates: [servicingAggregate],
    handlers: servicingHandlers(pack),
    projections: [servicingProjection],
    views: [servicingView],
    reactions: [followTheRecord],
    live: ({ stream }) =>
      stream.startsWith(`${servicingAggregate.name}/`) ? [{ view: Servicing.name, keys: [idOfStream(stream)] }] : [],
  };
}
