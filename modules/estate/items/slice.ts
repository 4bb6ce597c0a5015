import type { Slice } from '../../../kernel/index.ts';
import { itemAggregate } from './aggregate.ts';
import { itemEvents } from './events.ts';
import { itemHandlers } from './handlers.ts';
import { itemLive } from './live.ts';
import { itemPermissions } from './permissions.ts';
import { itemProjection } from './projections.ts';
import { findingsView, itemLogView, itemRecordView, itemsView } from './queries.ts';
import { itemRelationsView, relationsView } from './relation-queries.ts';
import type { EstatePack } from './terms.ts';

export function items(pack: () => EstatePack): Slice {
  return {
    tables: {
      item: 'projection',
      relation: 'projection',
      item_line: 'projection',
      finding: 'projection',
      import_touch: 'projection',
    },
    permissions: itemPermissions,
    events: itemEvents,
    aggregates: [itemAggregate],
    handlers: itemHandlers(pack),
    projections: [itemProjection],
    views: [itemsView, findingsView, itemRecordView, itemLogView, relationsView, itemRelationsView],
    reactions: [],
    live: itemLive,
  };
}
